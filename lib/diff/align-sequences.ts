import { alignInBand, type Pairs, type Range, type Tokens } from './align-exactly'
import type { Parts } from '@/lib/domain/parts'

// How long trajectories are aligned in near-linear time:
//
//  1. What is equal at both ends is set aside.
//  2. If the rest is small enough to try every alignment, that is done, and the result is exact.
//  3. Else steps that occur once on both sides are anchors; the longest chain of them that keeps
//     its order (patience diff, Bram Cohen) cuts the rest into stretches, each of which begins at 1.
//  4. A long stretch without an anchor is aligned within a band around its diagonal.
//
// Every step lies in one stretch, and a stretch costs at most CELLS / length or 2 · BAND + 1 per
// step, so that the whole is linear in the steps, also where nothing is alike.

/** Pairs of steps up to which every alignment is tried. 1,000 × 1,000 is tried whole, in some 50 ms. */
const CELLS_WHOLE = 1_000_000
/** The same for a stretch between anchors, of which there may be many. */
const CELLS_STRETCH = 250_000
/** Steps that a stretch without anchors may drift from its diagonal. */
const BAND = 200
/** Anchors between two places where the work may pause. */
const ANCHORS_A_PART = 500
/** Times a stretch is cut again before the band is used: bounds the passes over all steps. */
const MOST_CUTS = 8

/** Aligns two sequences, pausing often; symmetric: swapping the sides swaps the pairs. */
export function* alignSequences(a: Tokens, b: Tokens, cellsWhole = CELLS_WHOLE): Parts<Pairs> {
  // Of several alignments of one cost a computer takes the first it meets. Meeting them in an
  // order that does not depend on the sides makes the choice symmetric.
  if (comesBefore(b, a)) {
    return (yield* alignSequences(b, a, cellsWhole)).map(([i, j]): [number, number] => [j, i])
  }
  const whole = { aFrom: 0, aTo: a.exact.length, bFrom: 0, bTo: b.exact.length }
  return yield* alignRange(a, b, whole, cellsWhole, MOST_CUTS)
}

function comesBefore(one: Tokens, two: Tokens): boolean {
  const length = Math.min(one.exact.length, two.exact.length)
  for (let at = 0; at < length; at += 1) {
    if (one.exact[at] !== two.exact[at]) return one.exact[at]! < two.exact[at]!
  }
  return one.exact.length < two.exact.length
}

function* alignRange(
  a: Tokens,
  b: Tokens,
  range: Range,
  cells: number,
  cuts: number,
): Parts<Pairs> {
  const { head, rest, tail } = trimEnds(a, b, range)
  return [...head, ...(yield* alignTrimmed(a, b, rest, cells, cuts)), ...tail]
}

function* alignTrimmed(
  a: Tokens,
  b: Tokens,
  range: Range,
  cells: number,
  cuts: number,
): Parts<Pairs> {
  const m = range.aTo - range.aFrom
  const n = range.bTo - range.bFrom
  if (m === 0 || n === 0) return []
  if ((m + 1) * (n + 1) <= cells) return yield* alignInBand(a, b, range, Infinity)
  const anchors = cuts > 0 ? yield* findAnchors(a, b, range) : []
  if (anchors.length === 0) return yield* alignInBand(a, b, range, BAND)
  const pairs: Pairs = []
  let { aFrom, bFrom } = range
  let anchored = 0
  for (const [i, j] of [...anchors, [range.aTo, range.bTo] as const]) {
    anchored += 1
    if (anchored % ANCHORS_A_PART === 0) yield
    const stretch = { aFrom, aTo: i, bFrom, bTo: j }
    for (const pair of yield* alignRange(a, b, stretch, CELLS_STRETCH, cuts - 1)) pairs.push(pair)
    if (i < range.aTo) pairs.push([i, j])
    aFrom = i + 1
    bFrom = j + 1
  }
  return pairs
}

function trimEnds(a: Tokens, b: Tokens, { aFrom, aTo, bFrom, bTo }: Range) {
  const head: Pairs = []
  const tail: Pairs = []
  while (aFrom < aTo && bFrom < bTo && a.exact[aFrom] === b.exact[bFrom]) {
    head.push([aFrom++, bFrom++])
  }
  while (aFrom < aTo && bFrom < bTo && a.exact[aTo - 1] === b.exact[bTo - 1]) {
    tail.push([--aTo, --bTo])
  }
  return { head, rest: { aFrom, aTo, bFrom, bTo }, tail: tail.reverse() }
}

/** Steps that occur once in each range, in the longest chain that ascends on both sides. */
function* findAnchors(a: Tokens, b: Tokens, { aFrom, aTo, bFrom, bTo }: Range): Parts<Pairs> {
  const inB = placesOnce(b.exact, bFrom, bTo)
  yield
  const inA = placesOnce(a.exact, aFrom, aTo)
  yield
  const candidates: Pairs = []
  for (const [exact, i] of inA) {
    const j = inB.get(exact)
    if (i !== -1 && j !== undefined && j !== -1) candidates.push([i, j])
  }
  // A map keeps the order of its keys, so that these ascend on the left.
  return longestAscending(candidates)
}

/** Place of each value that occurs once; -1 for the others. */
function placesOnce(values: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at < to; at += 1) {
    const value = values[at]!
    places.set(value, places.has(value) ? -1 : at)
  }
  return places
}

/** The longest part of pairs, ascending on the left, that ascends on the right as well (patience sorting). */
function longestAscending(pairs: Pairs): Pairs {
  const ends: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, j], at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < j) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[at] = ends[low - 1]!
    ends[low] = at
  })
  const chain: Pairs = []
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at]!) chain.push(pairs[at]!)
  return chain.reverse()
}
