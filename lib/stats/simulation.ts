// Experiments made up from a seed, to see whether the promises of docs/statistics.md hold: how often
// a harm is called strong when skills do nothing, and how often an interval covers the true gain.
// The methods under test are the ones that pages use.
import type { Table } from './exact-tables'
import { fdrBh } from './fdr-bh'
import { gainPaired } from './gain-paired'
import { harmLabel } from './harm-label'
import { harmStratifiedExact } from './harm-stratified-exact'
import { sum } from './numeric-rules'
import { makeRandom, type Random } from './random'

export interface SimulatedSize {
  readonly experiments: number
  readonly tasks: number
  /** Trials of a task in one arm of one configuration. */
  readonly trials: number
  readonly seed: number
}

const uniform = (random: Random) => random.u32() / 2 ** 32

/** Pass rate of a task without skills: Beta(0.5, 0.8), many near 0 and 1. Source: Jöhnk 1964. */
export function baseRate(random: Random): number {
  for (;;) {
    const x = uniform(random) ** (1 / 0.5)
    const y = uniform(random) ** (1 / 0.8)
    if (x + y > 0 && x + y <= 1) return x / (x + y)
  }
}

function passes(random: Random, trials: number, rate: number): number {
  let count = 0
  for (let i = 0; i < trials; i++) if (uniform(random) < rate) count++
  return count
}

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

// In four tasks of five, skills remove a share of the failures; in the fifth, of the passes.
const SHARE_HELPED = 0.8
const SHARE_SHAPE = 2.4
const MEAN_SHARE = 1 / (1 + SHARE_SHAPE)
const MEAN_BASE = 0.5 / (0.5 + 0.8)

/** The true mean gain of the simulated tasks: 12.2 pp. */
export const TRUE_GAIN =
  MEAN_SHARE * (SHARE_HELPED * (1 - MEAN_BASE) - (1 - SHARE_HELPED) * MEAN_BASE)

function rateWithSkills(random: Random, base: number): number {
  const isHelped = uniform(random) < SHARE_HELPED
  const share = 1 - uniform(random) ** (1 / SHARE_SHAPE)
  return isHelped ? base + (1 - base) * share : base * (1 - share)
}

export interface Coverage {
  /** Share of experiments whose 95 % interval covers the true gain. */
  readonly coverage: number
  readonly meanWidth: number
}

/** Experiments of one configuration with a true mean gain that differs between tasks. */
export function simulateCoverage(input: SimulatedSize): Coverage {
  const random = makeRandom(input.seed)
  const rewards = (rate: number) =>
    Array.from({ length: input.trials }, () => (uniform(random) < rate ? 1 : 0))
  let covered = 0
  let width = 0
  for (let i = 0; i < input.experiments; i++) {
    const pairs = Array.from({ length: input.tasks }, (_, task) => {
      const base = baseRate(random)
      const withSkills = rateWithSkills(random, base)
      return { task: `${task}`, with: rewards(withSkills), without: rewards(base) }
    })
    const { lo, hi } = gainPaired({ pairs })
    if (lo === null || hi === null) continue
    if (lo <= TRUE_GAIN && TRUE_GAIN <= hi) covered++
    width += hi - lo
  }
  return { coverage: covered / input.experiments, meanWidth: width / input.experiments }
}
