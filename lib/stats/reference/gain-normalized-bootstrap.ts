import { percentileInterval, replicatesOf, resampleSums } from '@/lib/stats/bootstrap-ratio'
import type { MeanPair } from '@/lib/stats/gain-normalized'
import { BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED, sum } from '@/lib/stats/numeric-rules'

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
  const gain = (gained: number, before: number): number | null => {
    const headroom = pairs.length - before
    return headroom <= NO_HEADROOM ? null : gained / headroom
  }
  const gains = pairs.map((pair) => pair.with - pair.without)
  const befores = pairs.map((pair) => pair.without)
  const [gained, before] = resampleSums([gains, befores], draws, seed)
  const { ascending, nUndefined } = replicatesOf(draws, (draw) =>
    gain(gained![draw]!, before![draw]!),
  )
  return { g: gain(sum(gains), sum(befores)), ...percentileInterval(ascending, conf), nUndefined }
}
