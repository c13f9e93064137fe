import { lexer, type Token } from 'marked'

/** Characters that are laid out; what comes after them is said to be left out. */
export const MOST_CHARS = 60_000

// The parser's time grows with the square or the cube of these, within one paragraph.
const MOST_LINKS = 100
const MOST_STARS = 400
// After each of these the rest of the paragraph is looked through; a long table of code has many, too.
const MOST_LOOKED_THROUGH = 400 * MOST_CHARS
const LONG_RUN = /([!()[\]<\\])\1{50}/
// At the end of an address these are taken off one by one, and the whole is read again each time.
const LONG_MARKS = /(?:[?!.,:;*_'"~()&[\]<\\]|&\w+;){150}/
// Each row of a table is filled up to the columns of its head: a short text asks for millions of cells.
const MOST_BARS_A_LINE = 100
const MOST_CELLS = 20_000
// Without a blank after them these are no marks of lists: a line of dashes is a rule.
const DEEP_MARKERS = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){25}/m
const DEEP_INDENT = /^[ \t]{120}/m

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const isSlow = (paragraph: string) =>
  countOf(paragraph, /\]\(/g) > MOST_LINKS ||
  countOf(paragraph, /[*_~]/g) > MOST_STARS ||
  countOf(paragraph, /[!`([<]/g) * paragraph.length > MOST_LOOKED_THROUGH ||
  LONG_RUN.test(paragraph) ||
  LONG_MARKS.test(paragraph)

/** Cells that a paragraph can make if it is a table; infinite where a line has more than a table's head has. */
function mostCellsOf(paragraph: string): number {
  const lines = paragraph.split(/\r\n?|\n/)
  const bars = lines.reduce((most, line) => Math.max(most, countOf(line, /\|/g)), 0)
  return bars > MOST_BARS_A_LINE ? Infinity : bars * lines.length
}

/** Whether a text is laid out in bounded time: nothing in it is nested or opened beyond what people write. */
export function isReadable(text: string): boolean {
  if (DEEP_MARKERS.test(text) || DEEP_INDENT.test(text)) return false
  const paragraphs = text.split(/\n[ \t]*\n/)
  const cells = paragraphs.reduce((sum, paragraph) => sum + mostCellsOf(paragraph), 0)
  return cells <= MOST_CELLS && !paragraphs.some(isSlow)
}

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
