/** A text as a terminal shows it when its program is done. */
export interface SettledText {
  readonly text: string
  /** States of lines, as of a progress bar, that later ones took the place of. */
  readonly overwritten: number
}

/**
 * Of each line only what was written after its last carriage return, as a terminal leaves it:
 * a progress bar is one line and not thousands. A line that ends in one keeps what stood before.
 */
export function settleText(text: string): SettledText {
  if (!/\r[^\r\n]/.test(text)) return { text, overwritten: 0 }
  let overwritten = 0
  const lines = text.split('\n').map((line) => {
    const states = line.split('\r').filter((state) => state !== '')
    overwritten += Math.max(0, states.length - 1)
    return states.at(-1) ?? ''
  })
  return { text: lines.join('\n'), overwritten }
}
