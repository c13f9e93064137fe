import { lexer, type Token } from 'marked'

/** Characters that are laid out; what comes after them is said to be left out. */
export const MOST_CHARS = 60_000

// The parser's time grows with the square or the cube of these, within one paragraph.
const MOST_LINKS = 100
const MOST_STARS = 400
const DEEP_MARKERS = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){25}/m
const DEEP_INDENT = /^[ \t]{120}/m

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const isSlow = (paragraph: string) =>
  countOf(paragraph, /\]\(/g) > MOST_LINKS || countOf(paragraph, /[*_~]/g) > MOST_STARS

/** Whether a text is laid out in bounded time: nothing in it is nested or opened beyond what people write. */
export const isReadable = (text: string): boolean =>
  !DEEP_MARKERS.test(text) && !DEEP_INDENT.test(text) && !text.split(/\n[ \t]*\n/).some(isSlow)

export interface ReadMarkdown {
  /** What stands between the lines of dashes at the top; null where nothing does. */
  readonly front: string | null
  readonly tokens: readonly Token[]
  readonly nLeftOut: number
}

const FRONT = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** A text as Markdown tokens; null where it is better shown as it is stored. */
export function readMarkdown(text: string): ReadMarkdown | null {
  const front = FRONT.exec(text)
  const body = text.slice(front?.[0].length ?? 0)
  const kept = body.slice(0, MOST_CHARS)
  if (!isReadable(kept)) return null
  return { front: front?.[1] ?? null, tokens: lexer(kept), nLeftOut: body.length - kept.length }
}
