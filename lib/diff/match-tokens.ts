/** A stretch that both sequences have: where it begins on each side, and how long it is. */
export type Match = readonly [a: number, b: number, length: number]

/**
 * What two sequences have in common, in the fewest insertions and deletions (Myers 1986, greedy);
 * null where it takes more than `mostEdits`. Time and memory: at most the square of `mostEdits`,
 * and one look at every token.
 */
export function matchTokens(a: Int32Array, b: Int32Array, mostEdits: number): Match[] | null {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  const room = Math.min(a.length, b.length) - head
  while (tail < room && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = matchMiddle(
    a.subarray(head, a.length - tail),
    b.subarray(head, b.length - tail),
    mostEdits,
  )
  if (middle === null) return null
  const all: Match[] = [
    [0, 0, head],
    ...middle.map(([i, j, length]): Match => [i + head, j + head, length]),
    [a.length - tail, b.length - tail, tail],
  ]
  return all.filter(([, , length]) => length > 0)
}

/** The furthest place in `a` that each diagonal reaches with `edits` edits; diagonal k at k + edits. */
function matchMiddle(a: Int32Array, b: Int32Array, mostEdits: number): Match[] | null {
  const reached: Int32Array[] = []
  for (let edits = 0; edits <= Math.min(mostEdits, a.length + b.length); edits += 1) {
    const before = reached[edits - 1]
    const row = new Int32Array(2 * edits + 1)
    reached.push(row)
    for (let at = 0; at <= 2 * edits; at += 2) {
      const diagonal = at - edits
      // One step fewer: the same diagonal stands one place to the left there.
      let i = before === undefined ? 0 : startOf(before, at, edits)
      let j = i - diagonal
      while (i < a.length && j < b.length && a[i] === b[j]) {
        i += 1
        j += 1
      }
      row[at] = i
      if (i >= a.length && j >= b.length) return walkBack(reached, a.length, b.length)
    }
  }
  return null
}

/** Where a diagonal begins: below the one above it (an insertion), or right of the one beneath. */
function startOf(before: Int32Array, at: number, edits: number): number {
  if (at === 0) return before[0]!
  if (at === 2 * edits) return before[at - 2]! + 1
  return before[at - 2]! < before[at]! ? before[at]! : before[at - 2]! + 1
}

function walkBack(reached: readonly Int32Array[], m: number, n: number): Match[] {
  const found: Match[] = []
  let diagonal = m - n
  let end = m
  for (let edits = reached.length - 1; edits >= 0; edits -= 1) {
    const before = reached[edits - 1]
    const at = diagonal + edits
    const start = before === undefined ? 0 : startOf(before, at, edits)
    if (end > start) found.push([start, start - diagonal, end - start])
    if (before === undefined) break
    const isInsertion = at === 0 || (at < 2 * edits && before[at - 2]! < before[at]!)
    diagonal += isInsertion ? 1 : -1
    end = before[diagonal + edits - 1]!
  }
  return found.reverse()
}
