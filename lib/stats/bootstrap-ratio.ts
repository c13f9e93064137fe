import { quantile } from './numeric-rules'
import { makeRandom } from './random'

export interface RatioReplicates {
  /** Defined replicates, ascending; Infinity last. */
  readonly ascending: Float64Array
  readonly nUndefined: number
}

/**
 * Bootstrap over tasks of numbers made from sums: each draw takes as many tasks as there are, with
 * replacement, and sums every column over the same ones. One array of sums a column, a place a draw.
 */
export function resampleSums(
  columns: readonly (readonly number[])[],
  draws: number,
  seed: number,
): Float64Array[] {
  const n = columns[0]?.length ?? 0
  const random = makeRandom(seed)
  const indices = new Int32Array(n)
  const values = columns.map((column) => Float64Array.from(column))
  const sums = columns.map(() => new Float64Array(draws))
  for (let draw = 0; draw < draws; draw++) {
    for (let j = 0; j < n; j++) indices[j] = random.index(n)
    for (const [at, column] of values.entries()) {
      let total = 0
      for (let j = 0; j < n; j++) total += column[indices[j]!]!
      sums[at]![draw] = total
    }
  }
  return sums
}

/** The replicates of a number; `statistic` answers null for a draw in which it is undefined. */
export function replicatesOf(
  draws: number,
  statistic: (draw: number) => number | null,
): RatioReplicates {
  const replicates: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const value = statistic(draw)
    if (value !== null) replicates.push(value)
  }
  return {
    ascending: Float64Array.from(replicates).sort(),
    nUndefined: draws - replicates.length,
  }
}

/** Percentile interval of the replicates. */
export const percentileInterval = (ascending: Float64Array, conf: number) => ({
  lo: quantile(ascending, (1 - conf) / 2),
  hi: quantile(ascending, 1 - (1 - conf) / 2),
})
