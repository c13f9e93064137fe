import { tInterval } from './interval'
import { DEFAULT_CONF, isAtLeast, isAtMost, mean, sampleSd } from './numeric-rules'

/** Inclusive ends of a bin; null is open. */
export type Bin = readonly [low: number | null, high: number | null]

export interface BinMean {
  readonly n: number
  readonly mean: number | null
  readonly se: number | null
  readonly lo: number | null
  readonly hi: number | null
}

/** Mean of y per bin of x with a t interval from the bin's own spread; null at one point. */
export function assocBinned(input: {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly bins: readonly Bin[]
  readonly conf?: number
}): { readonly bins: readonly BinMean[] } {
  const { x, y, conf = DEFAULT_CONF } = input
  return {
    bins: input.bins.map(([low, high]) => {
      const values = y.filter(
        (_, i) =>
          i < x.length && isAtLeast(x[i]!, low ?? -Infinity) && isAtMost(x[i]!, high ?? Infinity),
      )
      const n = values.length
      const centre = mean(values)
      const sd = sampleSd(values)
      const se = sd === null ? null : sd / Math.sqrt(n)
      return { n, mean: centre, se, ...tInterval(centre, se, n - 1, conf) }
    }),
  }
}
