import { quantile } from './numeric-rules'
import { makeRandom } from './random'

export interface RatioReplicates {
  /** Defined replicates, ascending; Infinity last. */
  readonly ascending: Float64Array
  readonly nUndefined: number
}

/**
 * Bootstrap over tasks of a number made from sums: each replicate draws n indices, each index
 * serving every sum of its task, and `statistic` answers null where the number is undefined.
 */
export function bootstrapIndices(
  n: number,
  draws: number,
  seed: number,
  statistic: (indices: Int32Array) => number | null,
): RatioReplicates {
  const random = makeRandom(seed)
  const indices = new Int32Array(n)
  const replicates: number[] = []
  for (let b = 0; b < draws; b++) {
    for (let j = 0; j < n; j++) indices[j] = random.index(n)
    const value = statistic(indices)
    if (value !== null) replicates.push(value)
  }
  const ascending = Float64Array.from(replicates).sort()
  return { ascending, nUndefined: draws - replicates.length }
}

/** Percentile interval of the replicates. */
export const percentileInterval = (ascending: Float64Array, conf: number) => ({
  lo: quantile(ascending, (1 - conf) / 2),
  hi: quantile(ascending, 1 - (1 - conf) / 2),
})
