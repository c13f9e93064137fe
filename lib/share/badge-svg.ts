const HEIGHT = 20
const PADDING = 7
/** Mean width of a letter of the badge's type, generous so that no text runs over its ground. */
const LETTER = 6.8

// XML has no place for these two, escaped or not; for controls and halves of pairs callers have seen to it.
const NO_CHARACTERS = /[\ufffe\uffff]/g

const escape = (text: string) =>
  text.replace(NO_CHARACTERS, '\ufffd').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

export type BadgeTone = 'help' | 'hurt' | 'neutral'

const GROUNDS: Record<BadgeTone, string> = { help: '#1a6e3c', hurt: '#b3261e', neutral: '#5b6470' }

/** A small picture for a README: a label, and what was found. */
export function badgeSvg(label: string, found: string, tone: BadgeTone): string {
  const [left, right] = [label, found].map((text) => Math.ceil(text.length * LETTER) + 2 * PADDING)
  const width = left! + right!
  const says = escape(`${label}: ${found}`)
  const text = (at: number, value: string) =>
    `<text x="${at}" y="14" text-anchor="middle">${escape(value)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${says}"><title>${says}</title><clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="${HEIGHT}" fill="#33383f"/><rect x="${left}" width="${right}" height="${HEIGHT}" fill="${GROUNDS[tone]}"/></g><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left! / 2, label)}${text(left! + right! / 2, found)}</g></svg>`
}
