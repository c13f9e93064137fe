// The obvious alignment: dynamic programming over all pairs, in time and memory of m × n. It is
// right by construction, and serves wherever m × n is small; see align-sequences.ts for the rest.

import type { Parts } from '@/lib/domain/parts'

/** A sequence as alignment sees it: what a step is, what it could be a change of, what losing it costs. */
export interface Tokens {
  readonly exact: Int32Array
  readonly group: Int32Array
  readonly gap: Int32Array
}

/** Half-open ranges of both sequences. */
export interface Range {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/** Positions set beside each other, ascending on both sides; what is not named stands alone. */
export type Pairs = [number, number][]

const FORBIDDEN = 1 << 29

/**
 * Cost of setting two steps side by side: nothing for the same, a third of what losing both would
 * cost for a change of one another, and out of the question otherwise.
 */
function pairCost(a: Tokens, i: number, b: Tokens, j: number): number {
  if (a.exact[i] === b.exact[j]) return 0
  if (a.group[i] !== b.group[j]) return FORBIDDEN
  return Math.ceil((a.gap[i]! + b.gap[j]!) / 3)
}

/** Cells between two places where the work may pause: 1 to 3 ms. */
const CELLS_A_PART = 50_000

const DIAGONAL = 0
const A_ALONE = 1
const B_ALONE = 2

/**
 * The cheapest alignment of a range among those within `band` of its diagonal; an infinite band is
 * every alignment there is (Needleman and Wunsch 1970; the band after Ukkonen 1985).
 * Time and memory: (m + 1) × min(n + 1, 2 · (band + slope) + 1).
 *
 * Filled from the ends, so that walking it from the start meets, among equals, the earliest pair:
 * a first edit is set beside a first edit, not beside the fifth.
 */
export function* alignInBand(a: Tokens, b: Tokens, range: Range, band: number): Parts<Pairs> {
  const m = range.aTo - range.aFrom
  const n = range.bTo - range.bFrom
  const slope = m === 0 ? 0 : n / m
  const low = (i: number) => Math.max(0, Math.floor(i * slope - slope - band))
  const high = (i: number) => Math.min(n, Math.ceil(i * slope + slope + band))
  const moves: Uint8Array[] = []
  let before = new Int32Array(n + 1).fill(FORBIDDEN)
  let row = new Int32Array(n + 1).fill(FORBIDDEN)
  let cells = 0
  // Cell i, j: the cost of aligning the last i steps of one with the last j of the other.
  for (let i = 0; i <= m; i += 1) {
    const from = low(i)
    const to = high(i)
    const trace = new Uint8Array(to - from + 1)
    for (let j = from; j <= to; j += 1) {
      let best = i === 0 && j === 0 ? 0 : FORBIDDEN
      let move = DIAGONAL
      if (i > 0 && j > 0) best = before[j - 1]! + pairCost(a, range.aTo - i, b, range.bTo - j)
      if (i > 0 && before[j]! + a.gap[range.aTo - i]! < best) {
        best = before[j]! + a.gap[range.aTo - i]!
        move = A_ALONE
      }
      if (j > from && row[j - 1]! + b.gap[range.bTo - j]! < best) {
        best = row[j - 1]! + b.gap[range.bTo - j]!
        move = B_ALONE
      }
      row[j] = Math.min(best, FORBIDDEN)
      trace[j - from] = move
    }
    moves.push(trace)
    // What lies left of the band is from two rows ago; the next row reads one cell of it.
    if (from > 0) row[from - 1] = FORBIDDEN
    ;[before, row] = [row, before]
    cells += to - from + 1
    if (cells > CELLS_A_PART) {
      cells = 0
      yield
    }
  }
  return walk(moves, low, range)
}

function walk(moves: readonly Uint8Array[], low: (i: number) => number, range: Range): Pairs {
  const pairs: Pairs = []
  let i = range.aTo - range.aFrom
  let j = range.bTo - range.bFrom
  while (i > 0 && j > 0) {
    const move = moves[i]![j - low(i)]
    if (move === DIAGONAL) pairs.push([range.aTo - i, range.bTo - j])
    if (move !== B_ALONE) i -= 1
    if (move !== A_ALONE) j -= 1
  }
  return pairs
}

/** What an alignment costs: its pairs, and a gap for every step that stands alone. */
export function costOf(a: Tokens, b: Tokens, pairs: Pairs): number {
  const all = (tokens: Tokens) => tokens.gap.reduce((sum, gap) => sum + gap, 0)
  return pairs.reduce(
    (cost, [i, j]) => cost + pairCost(a, i, b, j) - a.gap[i]! - b.gap[j]!,
    all(a) + all(b),
  )
}
