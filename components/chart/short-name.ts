/** Width of a letter over the size of the type, on average, and of a hyphen, of which names of models are full. */
const LETTER = 0.52
const HYPHEN = 0.72

/** Pixels that a text takes, about. */
export const widthOf = (text: string, size = 12): number =>
  [...text].reduce((sum, letter) => sum + (letter === '-' ? HYPHEN : LETTER), 0) * size

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

const sharedStart = (names: readonly string[]): number => {
  const [first = '', ...rest] = names
  let length = 0
  while (length < first.length && rest.every((name) => name[length] === first[length])) length += 1
  return length
}

const backwards = (name: string) => [...name].reverse().join('')

/** The words of names in which they differ, with what stands on either side as far as there is room. */
function tellApart(names: readonly string[], most: number): string[] {
  const start = sharedStart(names)
  const shortest = Math.min(...names.map(({ length }) => length))
  const end = Math.min(sharedStart(names.map(backwards)), shortest - start)
  return names.map((name) => {
    const from = name.slice(0, start).search(/[^-_/. ]*$/)
    const rest = /^[^-_/. ]*/.exec(name.slice(name.length - end))![0].length
    const to = name.length - end + rest
    const room = most - (to - from) - 2
    if (room < 4) return withoutMiddle(name, most)
    return `${name.slice(0, Math.min(from, room))}${from > room ? '…' : ''}${name.slice(from, to)}${to < name.length ? '…' : ''}`
  })
}

/** Names without their middles; where that leaves several alike, with the words in which they differ. */
export function distinctNames(names: readonly string[], most: number): string[] {
  const short = names.map((name) => withoutMiddle(name, most))
  const alike = new Map<string, number[]>()
  short.forEach((name, at) => alike.set(name, [...(alike.get(name) ?? []), at]))
  for (const places of alike.values()) {
    const whole = places.map((at) => names[at]!)
    if (new Set(whole).size < 2) continue
    tellApart(whole, most).forEach((name, at) => (short[places[at]!] = name))
  }
  return short
}

/** Letters that are left whatever the width. */
const LEAST = 3

/** A name as far as a width allows, cut with an ellipsis; its whole stands beside it, in a title. */
export function shortName(name: string, width: number, size = 12): string {
  if (widthOf(name, size) <= width) return name
  const letters = [...name]
  while (letters.length > LEAST && widthOf(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
