import { visibleName } from './visible-text'
const LONGEST = 42

/**
 * Text as the label of a node of a Mermaid diagram. Labels hold names from logs: whatever could end
 * the label, open markup or start a directive becomes a character entity of Mermaid (`#34;`).
 */
export function diagramLabel(text: string): string {
  const letters = [...visibleName(text.replace(/\s+/g, ' ').trim())]
  const short = letters.length > LONGEST ? [...letters.slice(0, LONGEST - 1), '…'] : letters
  return short
    .map((character) =>
      /[\p{L}\p{N} .,:_+…×-]/u.test(character) ? character : `#${character.codePointAt(0)};`,
    )
    .join('')
}
