const HEIGHT = 20
const PADDING = 7
/** Mean width of a letter of the badge's type, generous so that no text runs over its ground. */
const LETTER = 6.8
/** Letters of East Asian scripts and pictures fill a square of the type's size. */
const SQUARE = 11.5
const SQUARES =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

const widthOf = (text: string) =>
  Math.ceil([...text].reduce((width, char) => width + (SQUARES.test(char) ? SQUARE : LETTER), 0))

// XML has no place for these two, escaped or not; for controls and halves of pairs callers have seen to it.
const NO_CHARACTERS = /[\ufffe\uffff]/g

const escape = (text: string) =>
  text.replace(NO_CHARACTERS, '\ufffd').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

export type BadgeTone = 'help' | 'hurt' | 'neutral'

const GROUNDS: Record<BadgeTone, string> = { help: '#1a6e3c', hurt: '#b3261e', neutral: '#5b6470' }

/** A small picture for a README: a label, and what was found; its title says of what. */
export function badgeSvg(
  label: string,
  found: string,
  { tone, title = `${label}: ${found}` }: { tone: BadgeTone; title?: string },
): string {
  const [left, right] = [label, found].map((text) => widthOf(text) + 2 * PADDING)
  const width = left! + right!
  const says = escape(title)
  const text = (at: number, value: string) =>
    `<text x="${at}" y="14" text-anchor="middle">${escape(value)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${says}"><title>${says}</title><clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="${HEIGHT}" fill="#33383f"/><rect x="${left}" width="${right}" height="${HEIGHT}" fill="${GROUNDS[tone]}"/></g><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left! / 2, label)}${text(left! + right! / 2, found)}</g></svg>`
}
