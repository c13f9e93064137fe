/** Width of a letter over the size of the type, on average. */
const LETTER = 0.52

/** A name as far as a width allows, cut with an ellipsis; its whole stands beside it, in a title. */
export function shortName(name: string, width: number, size = 12): string {
  const most = Math.max(4, Math.floor(width / (size * LETTER)))
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`
}
