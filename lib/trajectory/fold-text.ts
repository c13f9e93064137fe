import { clipText } from './step-outline'

/** Characters a folded line may take: a minified file is one line of a megabyte. */
const CHARS_A_LINE = 110

/** The first lines of a text, how many characters they leave out, and its lines in all. */
export function foldText(
  text: string,
  lines: number,
): { head: string; hiddenChars: number; lines: number } {
  let count = 1
  let end = text.length
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (count === lines) end = at
    count += 1
  }
  const head = clipText(text.slice(0, end), lines * CHARS_A_LINE)
  const hiddenChars = text.length - head.length
  // A closing line break alone is nothing to unfold.
  return text.slice(head.length).trim() === ''
    ? { head: text.trimEnd(), hiddenChars: 0, lines: count }
    : { head, hiddenChars, lines: count }
}
