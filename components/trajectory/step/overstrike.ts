const BACKSPACE = '\b'

/**
 * What a terminal leaves where a program goes back over what it wrote: `a`, backspace, `b` is `b`,
 * as in the frames of a spinner or the bold of a manual page.
 */
export function overstrike(text: string): string {
  if (!text.includes(BACKSPACE)) return text
  const kept: string[] = []
  for (const char of text) {
    if (char !== BACKSPACE) kept.push(char)
    else if (kept.length > 0 && kept.at(-1) !== '\n') kept.pop()
  }
  return kept.join('')
}
