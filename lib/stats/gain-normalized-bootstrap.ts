import { bootstrapIndices, percentileInterval } from './bootstrap-ratio'
import type { MeanPair } from './gain-normalized'
import { BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED } from './numeric-rules'

const NO_HEADROOM = 1e-12

/**
 * Percentile interval of the normalized gain of means, Σ(w − o) / (n − Σo), resampling tasks with
 * both arms together. Replicates without headroom are dropped and counted.
 * Source: Hake 1998; Efron & Tibshirani 1993.
 */
export function gainNormalizedBootstrap(input: {
  readonly pairs: readonly MeanPair[]
  readonly draws?: number
  readonly seed?: number
  readonly conf?: number
}): { g: number | null; lo: number | null; hi: number | null; nUndefined: number } {
  const { pairs, draws = BOOTSTRAP_DRAWS, seed = DEFAULT_SEED, conf = DEFAULT_CONF } = input
  const n = pairs.length
  const gain = (indices: ArrayLike<number>): number | null => {
    let gained = 0
    let before = 0
    for (let j = 0; j < n; j++) {
      const pair = pairs[indices[j]!]!
      gained += pair.with - pair.without
      before += pair.without
    }
    return n - before <= NO_HEADROOM ? null : gained / (n - before)
  }
  const { ascending, nUndefined } = bootstrapIndices(n, draws, seed, gain)
  return { g: gain(pairs.map((_, i) => i)), ...percentileInterval(ascending, conf), nUndefined }
}
