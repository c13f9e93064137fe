// Every way to share the rewards of each stratum out between its two arms, counted and not drawn.
// Rewards that are fractions of one denominator (sixths, hundredths) are whole numbers, so that few
// different sums come out of very many ways. A stratum of 2/6, 3/6 | 5/6, 5/6 (n1 = 2) has the sums
// 5, 7, 8 and 10 sixths with chances 1/6, 2/6, 2/6 and 1/6; strata add by convolution. Strata of one
// size (n1, n0) move the mean difference by the same step a sixth and are added first; the sizes then
// meet on the finest step that all of them are multiples of.
import { commonDenominator, greatestDivisor, leastMultiple } from './common-denominator'
import { sum } from './numeric-rules'

/** Rewards of one configuration, both arms not empty. */
export interface RewardStratum {
  readonly with: readonly number[]
  readonly without: readonly number[]
}

/** Chances of the mean difference when skills do nothing, with where the observed one stands. */
export interface CountedPermutations {
  readonly pTwo: number
  readonly pLess: number
  readonly pMore: number
  readonly chanceNegative: number
  /** Least two-sided p that these rewards could have given. */
  readonly attainableP: number
}

/** Chances of whole sums `first`, `first + 1`, … of the arm with skills. */
interface Sums {
  readonly first: number
  readonly p: Float64Array
}

/** Those of one stratum, with how many of them differ: only these are added. */
interface OwnSums extends Sums {
  readonly nSums: number
}

const MOST_DENOMINATOR = 10_000
/** Binomials of larger strata would leave the range of numbers. */
const MOST_TRIALS = 500
/** Multiplications: what drawing 9,999 times would cost too. */
const MOST_WORK = 4_000_000

/**
 * The permutation test of a task within its strata, exactly: the statistic is the mean over strata of
 * the difference of means. Null where the rewards share no small denominator, or where there would be
 * too much to count: then draws must do.
 */
export function countPermutations(strata: readonly RewardStratum[]): CountedPermutations | null {
  const sizes = sizesOf(strata)
  const unit = commonDenominator(allRewards(strata), MOST_DENOMINATOR)
  if (unit === null || strata.some((one) => one.with.length + one.without.length > MOST_TRIALS))
    return null
  const fine = finestStep([...sizes.values()])
  if (fine === null) return null
  const groups = [...sizes.values()].map((group) => groupOf(group, unit, fine))
  const step = groups.reduce((all, group) => greatestDivisor(all, group.step), 0)
  let left = MOST_WORK
  const spend = (work: number) => (left -= work) >= 0
  let total: Sums = { first: 0, p: Float64Array.of(1) }
  let [constant, observed] = [0, 0]
  for (const group of groups) {
    let sums: Sums = { first: 0, p: Float64Array.of(1) }
    for (const one of group.strata) {
      const own = sumsOfStratum(one, spend)
      if (!own || !spend(own.nSums * sums.p.length)) return null
      sums = added(sums, own, 1)
    }
    const stride = group.step / step
    if (!spend((total.p.length + stride) * sums.p.length)) return null
    total = added(total, sums, stride)
    constant += group.constant
    observed += group.observed
  }
  return readNull(total, { step, constant, observed })
}

/** Whole numbers stay exact below this. */
const FINEST = 1e9

/** A number of steps that every arm's trials divide; null where it would be very large. */
function finestStep(sizes: readonly Size[]): number | null {
  let fine = 1
  for (const { n1, n0 } of sizes) {
    fine = leastMultiple(fine, n1 * n0)
    if (fine > FINEST) return null
  }
  return fine
}

interface Size {
  readonly n1: number
  readonly n0: number
  readonly strata: RewardStratum[]
}

function sizesOf(strata: readonly RewardStratum[]): Map<string, Size> {
  const sizes = new Map<string, Size>()
  for (const stratum of strata) {
    const [n1, n0] = [stratum.with.length, stratum.without.length]
    const key = `${n1} ${n0}`
    const size = sizes.get(key) ?? { n1, n0, strata: [] }
    sizes.set(key, size)
    size.strata.push(stratum)
  }
  return sizes
}

function* allRewards(strata: readonly RewardStratum[]): Iterable<number> {
  for (const one of strata) {
    yield* one.with
    yield* one.without
  }
}

interface WholeStratum {
  readonly n1: number
  /** All rewards in units, ascending. */
  readonly rewards: readonly number[]
}

/**
 * Strata of one size in whole numbers. In finest steps their part of the statistic is
 * step × (sum with skills) − constant, as x/n1 − (total − x)/n0 = x·(n1 + n0)/(n1·n0) − total/n0.
 */
function groupOf({ n1, n0, strata }: Size, unit: number, fine: number) {
  const whole = (reward: number) => Math.round(reward * unit)
  const inUnits = strata.map((one) => ({
    with: one.with.map(whole),
    without: one.without.map(whole),
  }))
  const step = (fine * (n1 + n0)) / (n1 * n0)
  const after = sum(inUnits.map((one) => sum(one.with)))
  const before = sum(inUnits.map((one) => sum(one.without)))
  return {
    ...{ step, constant: ((after + before) * fine) / n0, observed: after * step },
    strata: inUnits.map((one): WholeStratum => ({
      n1,
      rewards: [...one.with, ...one.without].sort((a, b) => a - b),
    })),
  }
}

/** The sum when `stride` steps of `b` go with one of `a`. */
function added(a: Sums, b: Sums, stride: number): Sums {
  const p = new Float64Array(a.p.length + stride * (b.p.length - 1))
  for (let j = 0; j < b.p.length; j++) {
    const weight = b.p[j]!
    if (weight === 0) continue
    const from = j * stride
    for (let i = 0; i < a.p.length; i++) p[from + i]! += weight * a.p[i]!
  }
  return { first: a.first + stride * b.first, p }
}

const MOST_KEPT = 20_000
/** Rewards of a coarse unit, which alone come again and again, have few sums; kept ones take some megabytes. */
const MOST_KEPT_SUMS = 100
const kept = new Map<string, OwnSums>()

/** Chances of the sum of n1 rewards of a stratum, each set of places as likely as any other. */
function sumsOfStratum(stratum: WholeStratum, spend: (work: number) => boolean): OwnSums | null {
  const { n1, rewards } = stratum
  const key = `${n1} ${rewards.join(' ')}`
  const known = kept.get(key)
  if (known) return known
  const [least, n] = [rewards[0]!, rewards.length]
  const width = n1 * (rewards[n - 1]! - least) + 1
  if (!spend(n * n1 * width)) return null
  const ways = waysToChoose(
    rewards.map((reward) => reward - least),
    n1,
    width,
  )
  let [low, high] = [0, width - 1]
  while (ways[low] === 0) low++
  while (ways[high] === 0) high--
  const all = sum(ways)
  const found = {
    nSums: ways.reduce((count, some) => count + Number(some > 0), 0),
    first: n1 * least + low,
    p: ways.slice(low, high + 1).map((count) => count / all),
  }
  if (found.p.length > MOST_KEPT_SUMS) return found
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, found)
  return found
}

/** In how many ways n1 of these whole numbers sum to 0, 1, … */
function waysToChoose(values: readonly number[], n1: number, width: number): Float64Array {
  const chosen = Array.from({ length: n1 + 1 }, () => new Float64Array(width))
  chosen[0]![0] = 1
  for (const [at, value] of values.entries())
    // From the most chosen down, so that a value is taken once.
    for (let some = Math.min(n1, at + 1); some > 0; some--) {
      const [to, from] = [chosen[some]!, chosen[some - 1]!]
      for (let x = value; x < width; x++) to[x]! += from[x - value]!
    }
  return chosen[n1]!
}

/** Tails of the null distribution; every comparison is one of whole numbers. */
function readNull(
  { first, p }: Sums,
  at: { readonly step: number; readonly constant: number; readonly observed: number },
): CountedPermutations {
  const statistic = (i: number) => (first + i) * at.step - at.constant
  const seen = at.observed - at.constant
  const farthest = Math.max(Math.abs(statistic(0)), Math.abs(statistic(p.length - 1)))
  const chance = { two: 0, less: 0, more: 0, negative: 0, attainable: 0 }
  for (let i = 0; i < p.length; i++) {
    const [value, own] = [statistic(i), p[i]!]
    if (Math.abs(value) >= Math.abs(seen)) chance.two += own
    if (value <= seen) chance.less += own
    if (value >= seen) chance.more += own
    if (value < 0) chance.negative += own
    if (Math.abs(value) >= farthest) chance.attainable += own
  }
  // Sums of chances may pass 1 by a last bit.
  const most1 = (value: number) => Math.min(1, value)
  return {
    ...{ pTwo: most1(chance.two), pLess: most1(chance.less), pMore: most1(chance.more) },
    ...{ chanceNegative: most1(chance.negative), attainableP: most1(chance.attainable) },
  }
}
