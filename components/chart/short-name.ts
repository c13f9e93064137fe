/** Width of a letter over the size of the type, on average. */
const LETTER = 0.52

/**
 * A name without its middle, where it has more letters than asked: versions and sizes of long names stand
 * at their ends. Its whole stands beside it, in a title.
 */
export function withoutMiddle(name: string, most: number): string {
  const letters = [...name]
  if (letters.length <= most) return name
  const end = Math.floor((most - 1) / 3)
  return `${letters.slice(0, most - 1 - end).join('')}…${letters.slice(-end).join('')}`
}

/** A name as far as a width allows, cut with an ellipsis; its whole stands beside it, in a title. */
export function shortName(name: string, width: number, size = 12): string {
  const most = Math.max(4, Math.floor(width / (size * LETTER)))
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`
}
