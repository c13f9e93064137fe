import type { ReactNode } from 'react'
import { visibleText } from '@/lib/domain/visible-text'

/** Marks drawn in one text: a match of one letter in a megabyte must not fill the page with nodes. */
const MOST_MARKS = 60

/** A text with the places marked that hold the searched words; upper and lower case are alike. */
export function MarkedText({ text: raw, mark }: { text: string; mark: string }): ReactNode {
  const text = visibleText(raw)
  const needle = mark.trim().toLowerCase()
  if (needle === '') return text
  const hay = text.toLowerCase()
  // Lower case may change the length of a text (İ); then places would be wrong, so none is marked.
  if (hay.length !== text.length) return text
  const parts: ReactNode[] = []
  let from = 0
  while (parts.length < MOST_MARKS * 2) {
    const at = hay.indexOf(needle, from)
    if (at === -1) break
    parts.push(text.slice(from, at))
    parts.push(
      <mark key={at} className="bg-flash text-ink outline outline-timeout/40">
        {text.slice(at, at + needle.length)}
      </mark>,
    )
    from = at + needle.length
  }
  parts.push(text.slice(from))
  return parts
}
