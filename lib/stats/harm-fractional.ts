import { countPermutations, type RewardStratum } from './count-permutations'
import { DEFAULT_SEED, mean, PERMUTATION_DRAWS, sum } from './numeric-rules'
import { permutationPlan, type PermutationPlan, type StratumSize } from './permutation-plan'
import { makeRandom } from './random'

/** A test of one task over configurations whose rewards are not all 0 or 1. */
export interface HarmFractional {
  readonly pTwo: number | null
  readonly pLess: number | null
  /** One-sided toward help. */
  readonly pMore: number | null
  /** P(d < 0) when skills do nothing, from the same null distribution. */
  readonly chanceNegative: number | null
  /** Least two-sided p that these same rewards could have given, had they fallen otherwise. */
  readonly attainableP: number | null
  /** Random draws behind these; null where every arrangement was counted. */
  readonly draws: number | null
}

interface Stratum extends StratumSize {
  /** Of the first arm, then of the second. */
  readonly rewards: Float64Array
  readonly total: number
}

const SLACK = 1e-9
const MOST_EXACT_SIGNS = 20
const UNKNOWN: HarmFractional = {
  ...{ pTwo: null, pLess: null, pMore: null, chanceNegative: null, attainableP: null },
  draws: null,
}

/** Random draws of a statistic as p-values; the observed arrangement counts in. */
function pOfDraws(draws: number, observed: number, draw: () => number): HarmFractional {
  let two = 1
  let less = 1
  let more = 1
  let negative = 0
  for (let i = 0; i < draws; i++) {
    const stat = draw()
    if (Math.abs(stat) >= Math.abs(observed) - SLACK) two++
    if (stat <= observed + SLACK) less++
    if (stat >= observed - SLACK) more++
    if (stat < -SLACK) negative++
  }
  return {
    pTwo: two / (draws + 1),
    pLess: less / (draws + 1),
    pMore: more / (draws + 1),
    chanceNegative: draws === 0 ? null : negative / draws,
    // Even a draw like no other is one of the draws and the observed.
    attainableP: 1 / (draws + 1),
    draws,
  }
}

/**
 * Rewards permuted between the arms within each configuration; the statistic is the mean over
 * configurations of the difference of means. All permutations are counted where the rewards are
 * fractions of a small denominator, else B are drawn. Strata that miss an arm are skipped. Source:
 * Pitman 1937; decision rule of docs/statistics.md.
 */
export function harmStratifiedPermutation(input: {
  readonly strata: readonly RewardStratum[]
}): HarmFractional {
  const strata = input.strata.filter((one) => one.with.length > 0 && one.without.length > 0)
  if (strata.length === 0) return UNKNOWN
  const counted = countPermutations(strata)
  return counted ? { ...counted, draws: null } : drawPermutations({ strata })
}

/**
 * The same by B draws, (count + 1) / (B + 1), for rewards of which too many sums differ. Every stratum
 * has both arms. Source: Phipson & Smyth 2010.
 */
export function drawPermutations(input: {
  readonly strata: readonly RewardStratum[]
  readonly draws?: number
  readonly seed?: number
}): HarmFractional {
  const { draws = PERMUTATION_DRAWS, seed = DEFAULT_SEED } = input
  const strata = input.strata.map((one) => {
    const rewards = Float64Array.from([...one.with, ...one.without])
    const [n1, n0] = [one.with.length, one.without.length]
    return { rewards, shuffled: rewards.slice(), n1, n0, total: sum(rewards) }
  })
  const statistic = (prepare: (one: (typeof strata)[number]) => Float64Array) => {
    let d = 0
    for (const one of strata) {
      const rewards = prepare(one)
      let first = 0
      for (let i = 0; i < one.n1; i++) first += rewards[i]!
      d += first / one.n1 - (one.total - first) / one.n0
    }
    return d / strata.length
  }
  const observed = statistic((one) => one.rewards)
  const plan = permutationPlan(strata, draws, seed)
  if (plan) {
    const statistics = followPlan(strata, plan, draws)
    let next = 0
    return pOfDraws(draws, observed, () => statistics[next++]!)
  }
  const random = makeRandom(seed)
  return pOfDraws(draws, observed, () =>
    statistic((one) => {
      one.shuffled.set(one.rewards)
      return random.shuffle(one.shuffled)
    }),
  )
}

/**
 * The statistic of every draw of a plan. It is a sum over the rewards of the first arm, each with the
 * weight of its stratum, less a constant; a stratum of equal rewards adds nothing.
 */
function followPlan(
  strata: readonly Stratum[],
  { blocks, masks }: PermutationPlan,
  draws: number,
): Float64Array {
  const statistics = new Float64Array(draws)
  for (const [at, block] of blocks.entries()) {
    const { rewards, total, n0 } = strata[block.stratum]!
    if (rewards.every((reward) => reward === rewards[0])) continue
    const sums = sumsOfSets(strata, block)
    const constant = block.first > 0 ? 0 : total / n0 / strata.length
    const sets = masks[at]!
    for (let draw = 0; draw < draws; draw++) statistics[draw]! += sums[sets[draw]!]! - constant
  }
  return statistics
}

/** What every set of a block's places adds to the statistic when it falls to the first arm. */
function sumsOfSets(
  strata: readonly Stratum[],
  { stratum, first, length }: PermutationPlan['blocks'][number],
): Float64Array {
  const { rewards, n1, n0 } = strata[stratum]!
  const weight = (1 / n1 + 1 / n0) / strata.length
  const sums = new Float64Array(2 ** length)
  for (let set = 1; set < sums.length; set++) {
    const lowest = 31 - Math.clz32(set & -set)
    sums[set] = sums[set & (set - 1)]! + weight * rewards[first + lowest]!
  }
  return sums
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
  const observed = mean(deltas)
  if (observed === null) return UNKNOWN
  const moving = deltas.filter((delta) => Math.abs(delta) > 1e-12)
  if (moving.length <= MOST_EXACT_SIGNS) return pOfAllSigns(moving, observed, deltas.length)
  const random = makeRandom(seed)
  return pOfDraws(draws, observed, () => {
    let d = 0
    for (const delta of moving) d += random.index(2) === 0 ? delta : -delta
    return d / deltas.length
  })
}

/** Counts among all sign vectors, as sums of a half and a half: 2 · 2^(C/2) sums, not 2^C. */
function pOfAllSigns(moving: readonly number[], observed: number, n: number): HarmFractional {
  const middle = Math.floor(moving.length / 2)
  const left = signedSums(moving.slice(0, middle))
  const right = signedSums(moving.slice(middle))
  const all = left.length * right.length
  const atMost = (bound: number) => {
    let count = 0
    let j = right.length
    for (const a of left) {
      while (j > 0 && a + right[j - 1]! > bound) j--
      count += j
    }
    return count / all
  }
  const extreme = n * (Math.abs(observed) - SLACK)
  return {
    // The sums are symmetric around 0: as many above as below.
    pTwo: extreme <= 0 ? 1 : 2 * atMost(-extreme),
    pLess: atMost(n * (observed + SLACK)),
    pMore: atMost(n * (SLACK - observed)),
    chanceNegative: atMost(-n * SLACK),
    // Only all signs one way are as far from 0, or all the other way.
    attainableP: Math.min(1, 2 ** (1 - moving.length)),
    draws: null,
  }
}

/** All ±a ± b ± … of a list, ascending. */
function signedSums(values: readonly number[]): Float64Array {
  let sums = new Float64Array(1)
  for (const value of values) {
    const next = new Float64Array(sums.length * 2)
    next.set(sums.map((total) => total + value))
    next.set(
      sums.map((total) => total - value),
      sums.length,
    )
    sums = next
  }
  return sums.sort()
}
