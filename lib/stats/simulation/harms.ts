// Experiments in which skills do nothing: how often a harm is called strong all the same. The methods
// under test are the ones that pages use.
import type { Table } from '@/lib/stats/exact-tables'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { harmLabel } from '@/lib/stats/harm-label'
import { harmStratifiedExact } from '@/lib/stats/harm-stratified-exact'
import { sum } from '@/lib/stats/numeric-rules'
import { makeRandom, type Random } from '@/lib/stats/random'
import { baseRate, passes, type SimulatedSize } from './draws'

export interface FalseHarms {
  /** Share of experiments with a harm called strong (q ≤ 0.05), though skills do nothing. */
  readonly corrected: number
  /** The same without correction for many tasks (p ≤ 0.05): how far off it would be. */
  readonly uncorrected: number
  /** Mean number of tasks below 0 in an experiment. */
  readonly meanNegative: number
}

/** Experiments in which skills do nothing, tasks pooled over configurations. */
export function simulateFalseHarms(
  input: SimulatedSize & { readonly configurations: number },
): FalseHarms {
  const random = makeRandom(input.seed)
  let corrected = 0
  let uncorrected = 0
  let negative = 0
  for (let i = 0; i < input.experiments; i++) {
    const tasks = Array.from({ length: input.tasks }, () => taskWithoutEffect(random, input))
    const p = tasks.map((strata) => harmStratifiedExact({ strata }).midPTwo)
    const deltas = tasks.map(meanDifference)
    const isStrong = (q: readonly (number | null)[]) =>
      deltas.some((delta, t) => labelOf(delta, p[t]!, q[t]!, input) === 'strong')
    if (isStrong(fdrBh({ p }).q)) corrected++
    if (isStrong(p)) uncorrected++
    negative += deltas.filter((delta) => delta < -1e-12).length
  }
  return {
    corrected: corrected / input.experiments,
    uncorrected: uncorrected / input.experiments,
    meanNegative: negative / input.experiments,
  }
}

const labelOf = (delta: number, p: number | null, q: number | null, { trials }: SimulatedSize) =>
  harmLabel({ delta, p, q, pHarm: null, n1: trials, n0: trials }).label

const meanDifference = (strata: readonly Table[]): number =>
  sum(strata.map(({ x1, n1, x0, n0 }) => x1 / n1 - x0 / n0)) / strata.length

/** Both arms of each configuration pass at one rate, drawn for the task in that configuration. */
function taskWithoutEffect(
  random: Random,
  { configurations, trials }: SimulatedSize & { readonly configurations: number },
): Table[] {
  return Array.from({ length: configurations }, () => {
    const rate = baseRate(random)
    return {
      x1: passes(random, trials, rate),
      n1: trials,
      x0: passes(random, trials, rate),
      n0: trials,
    }
  })
}
