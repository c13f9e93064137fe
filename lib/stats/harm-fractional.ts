import { DEFAULT_SEED, PERMUTATION_DRAWS } from './numeric-rules'
import { makeRandom } from './random'

/** A test of one task over configurations whose rewards are not all 0 or 1. */
export interface HarmFractional {
  readonly pTwo: number | null
  readonly pLess: number | null
  /** P(d < 0) when skills do nothing, from the same null distribution. */
  readonly chanceNegative: number | null
}

const SLACK = 1e-9
const MOST_EXACT_SIGNS = 20
const UNKNOWN: HarmFractional = { pTwo: null, pLess: null, chanceNegative: null }

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Counts of a null distribution as p-values; `extra` counts the observed arrangement in. */
function pValues(stats: Float64Array, observed: number, extra: 0 | 1): HarmFractional {
  const n = stats.length + extra
  let two = extra
  let less = extra
  let negative = 0
  for (let i = 0; i < stats.length; i++) {
    const stat = stats[i]!
    if (Math.abs(stat) >= Math.abs(observed) - SLACK) two += 1
    if (stat <= observed + SLACK) less += 1
    if (stat < -SLACK) negative += 1
  }
  return { pTwo: two / n, pLess: less / n, chanceNegative: negative / (n - extra) }
}

/**
 * Rewards permuted between the arms within each configuration; the statistic is the mean over
 * configurations of the difference of means. B draws, (count + 1) / (B + 1). Strata that miss an
 * arm are skipped. Source: Pitman 1937; Phipson & Smyth 2010; decision rule of docs/statistics.md.
 */
export function harmStratifiedPermutation(input: {
  readonly strata: readonly { with: readonly number[]; without: readonly number[] }[]
  readonly draws?: number
  readonly seed?: number
}): HarmFractional {
  const { draws = PERMUTATION_DRAWS, seed = DEFAULT_SEED } = input
  const strata = input.strata.filter((one) => one.with.length > 0 && one.without.length > 0)
  if (strata.length === 0) return UNKNOWN
  const random = makeRandom(seed)
  const statistic = (arms: readonly { all: readonly number[]; n1: number }[]) =>
    average(arms.map(({ all, n1 }) => average(all.slice(0, n1)) - average(all.slice(n1))))
  const observed = statistic(
    strata.map((one) => ({ all: [...one.with, ...one.without], n1: one.with.length })),
  )
  const stats = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++)
    stats[draw] = statistic(
      strata.map((one) => ({
        all: random.shuffle([...one.with, ...one.without]),
        n1: one.with.length,
      })),
    )
  return pValues(stats, observed, 1)
}

/**
 * Signs of the configurations' differences flipped: for cells whose single rewards are not known.
 * All 2^C sign vectors up to C = 20 (differences of 0 need none), else B draws. Holds only where
 * both arms of every configuration have equally many trials.
 */
export function harmSignFlip(input: {
  readonly deltas: readonly number[]
  readonly draws?: number
  readonly seed?: number
}): HarmFractional {
  const { deltas, draws = PERMUTATION_DRAWS, seed = DEFAULT_SEED } = input
  if (deltas.length === 0) return UNKNOWN
  const moving = deltas.filter((delta) => Math.abs(delta) > 1e-12)
  const observed = average(deltas)
  if (moving.length <= MOST_EXACT_SIGNS) {
    // Doubling the list a difference at a time makes all sign vectors.
    const sums = new Float64Array(2 ** moving.length)
    moving.forEach((delta, index) => {
      const made = 2 ** index
      for (let i = 0; i < made; i++) {
        sums[made + i] = sums[i]! - delta / deltas.length
        sums[i]! += delta / deltas.length
      }
    })
    return pValues(sums, observed, 0)
  }
  const random = makeRandom(seed)
  const flipped = () =>
    moving.reduce((sum, delta) => sum + (random.index(2) === 0 ? delta : -delta), 0)
  return pValues(
    Float64Array.from({ length: draws }, () => flipped() / deltas.length),
    observed,
    1,
  )
}
