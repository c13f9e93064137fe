// Exact null distributions of counts: hypergeometric tables given their margins, their sum over
// strata, and sums of unlike coins. Probabilities come from ratios around the mode and are then
// normalised, so that large counts neither overflow nor lose digits.
import { sum } from './numeric-rules'

/** Passes and trials of one task (or stratum): 1 with skills, 0 without. */
export interface Table {
  readonly x1: number
  readonly n1: number
  readonly x0: number
  readonly n0: number
}

/** Probabilities of `first`, `first + 1`, … */
export interface CountDistribution {
  readonly first: number
  readonly p: Float64Array
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0

/** True for whole, possible counts in both arms; what is fractional needs another test. */
export const hasBothArms = ({ x1, n1, x0, n0 }: Table): boolean =>
  [x1, n1, x0, n0].every(isCount) && n1 > 0 && n0 > 0 && x1 <= n1 && x0 <= n0

/** Distributions that are kept: an experiment has few kinds of tables, and asks for each often. */
const MOST_KEPT = 10_000
const kept = new Map<string, CountDistribution>()

/** Passes with skills when the margins of the table are given and skills do nothing. */
export function hypergeometric({ x1, n1, x0, n0 }: Table): CountDistribution {
  const key = `${x1 + x0} ${n1} ${n0}`
  const found = kept.get(key) ?? fromMargins(x1 + x0, n1, n0)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, found)
  return found
}

function fromMargins(passes: number, n1: number, n0: number): CountDistribution {
  const first = Math.max(0, passes - n0)
  const last = Math.min(passes, n1)
  const ratio = (x: number) => ((n1 - x) * (passes - x)) / ((x + 1) * (n0 - passes + x + 1))
  return aroundMode(first, last, ((n1 + 1) * (passes + 1)) / (n1 + n0 + 2), ratio)
}

/** Successes of n fair coins. */
export const fairBinomial = (n: number): CountDistribution =>
  aroundMode(0, n, n / 2, (x) => (n - x) / (x + 1))

/** Builds p from p(x+1)/p(x) outwards from about the mode. */
function aroundMode(
  first: number,
  last: number,
  near: number,
  ratio: (x: number) => number,
): CountDistribution {
  const mode = Math.min(last, Math.max(first, Math.floor(near)))
  const p = new Float64Array(last - first + 1)
  p[mode - first] = 1
  for (let x = mode; x < last; x++) p[x + 1 - first] = p[x - first]! * ratio(x)
  for (let x = mode; x > first; x--) p[x - 1 - first] = p[x - first]! / ratio(x - 1)
  const total = sum(p)
  for (let i = 0; i < p.length; i++) p[i]! /= total
  return { first, p }
}

/** Distribution of the sum of two independent counts. */
export function convolve(a: CountDistribution, b: CountDistribution): CountDistribution {
  // The inner loop over the longer one: few long runs are quicker than many short ones.
  const [short, long] = a.p.length < b.p.length ? [a.p, b.p] : [b.p, a.p]
  const p = new Float64Array(short.length + long.length - 1)
  for (let i = 0; i < short.length; i++) {
    const weight = short[i]!
    // Tails that underflowed to 0 are most of a large table.
    if (weight === 0) continue
    for (let j = 0; j < long.length; j++) p[i + j]! += weight * long[j]!
  }
  return { first: a.first + b.first, p }
}

export interface ExactP {
  readonly pTwo: number
  readonly midPTwo: number
  /** One-sided: as few passes with skills, or fewer (harm). */
  readonly pLess: number
  readonly midPLess: number
  /** One-sided toward help, summed on its own: 1 − midPLess would lose the digits of a small tail. */
  readonly midPMore: number
}

const SAME_PROBABILITY = 1e-7

/** The four p-values of an observed count; mid-p counts half of what is equally probable. */
export function exactP({ first, p }: CountDistribution, observed: number): ExactP {
  const own = p[observed - first] ?? 0
  let rarer = 0
  let same = 0
  let less = 0
  let more = 0
  p.forEach((value, i) => {
    if (value < own * (1 - SAME_PROBABILITY)) rarer += value
    else if (value <= own * (1 + SAME_PROBABILITY)) same += value
    if (first + i < observed) less += value
    if (first + i > observed) more += value
  })
  return {
    pTwo: Math.min(1, rarer + same),
    midPTwo: Math.min(1, rarer + same / 2),
    pLess: Math.min(1, less + own),
    midPLess: Math.min(1, less + own / 2),
    midPMore: Math.min(1, more + own / 2),
  }
}
