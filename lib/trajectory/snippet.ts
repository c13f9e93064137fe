import { phrasePattern, type SearchPhrase } from './search-phrases'

/** A stretch of a found text; what was sought is marked. */
export interface SnippetPiece {
  readonly text: string
  readonly isMatch: boolean
}

const BEFORE = 60
const AFTER = 180

const squeeze = (text: string) => text.replace(/\s+/g, ' ')

/**
 * The place of a text at which it holds what was sought, on one line, with what was sought marked.
 * Where the index finds more than we do (é for e), the beginning of the text.
 */
export function snippetOf(
  texts: readonly string[],
  phrases: readonly SearchPhrase[],
): SnippetPiece[] {
  const pattern = phrasePattern(phrases)
  const found = texts.find((text) => text.search(pattern) >= 0)
  const text = found ?? texts.find((one) => one.trim() !== '') ?? ''
  const at = found === undefined ? 0 : text.search(pattern)
  const from = Math.max(0, at - BEFORE)
  const cut = squeeze(text.slice(from, at + AFTER))
  const pieces: SnippetPiece[] = from > 0 ? [{ text: '…', isMatch: false }] : []
  let last = 0
  for (const { 0: match, index } of cut.matchAll(pattern)) {
    if (index > last) pieces.push({ text: cut.slice(last, index), isMatch: false })
    pieces.push({ text: match, isMatch: true })
    last = index + match.length
  }
  const rest = cut.slice(last) + (at + AFTER < text.length ? '…' : '')
  return rest === '' ? pieces : [...pieces, { text: rest, isMatch: false }]
}
