import { hasBothArms, type CountDistribution, type Table } from './exact-tables'
import { stratifiedNull } from './harm-stratified-exact'
import { sum } from './numeric-rules'

/** Most points of the grid on which differences of unequal strata are added. */
const MOST_POINTS = 1_000_000

/** Strata of one size: their passes add as whole numbers. */
export interface StrataOfSize {
  readonly n1: number
  readonly n0: number
  /** How many strata, and the passes of both arms in all of them. */
  readonly strata: number
  readonly passes: number
  /** Of the passes with skills. */
  readonly distribution: CountDistribution
}

/**
 * P(d < 0) of one task over configurations when skills do nothing and the passes of every
 * configuration are given; d is the mean of the configurations' differences of rates. Null when no
 * stratum has both arms. Strata of one size add as whole passes; unlike sizes add on a grid of their
 * common denominator (beyond a million points on a grid that fine, ties within its rounding).
 * `null_` is the distribution of these strata's passes where the caller has it.
 */
export function stratifiedChanceOfNegative(
  strata: readonly Table[],
  null_?: CountDistribution,
): number | null {
  const groups = strataBySize(strata, null_)
  return groups.length === 0 ? null : chanceOfNegativeIn(groups)
}

/** The usable strata by their sizes, each group with its distribution when skills do nothing. */
export function strataBySize(
  strata: readonly Table[],
  null_?: CountDistribution,
): readonly StrataOfSize[] {
  const groups = new Map<string, Table[]>()
  for (const table of strata.filter(hasBothArms)) {
    const key = `${table.n1} ${table.n0}`
    const group = groups.get(key)
    if (group) group.push(table)
    else groups.set(key, [table])
  }
  return [...groups.values()].map((group) => ({
    n1: group[0]!.n1,
    n0: group[0]!.n0,
    strata: group.length,
    passes: sum(group.map(({ x1, x0 }) => x1 + x0)),
    distribution: groups.size === 1 && null_ ? null_ : stratifiedNull(group),
  }))
}

/** P(d < 0) under the distributions of the groups. */
export function chanceOfNegativeIn(groups: readonly StrataOfSize[]): number {
  const chance = groups.length === 1 ? chanceOfOneSize(groups[0]!) : chanceOfSizes(groups)
  return Math.min(1, chance)
}

/** With equal sizes d falls below 0 exactly when the passes with skills fall below their share. */
function chanceOfOneSize({ n1, n0, passes, distribution: { first, p } }: StrataOfSize): number {
  return sum(p.filter((_, i) => (first + i) * (n1 + n0) < passes * n1))
}

function chanceOfSizes(groups: readonly StrataOfSize[]): number {
  const exact = groups.reduce((unit, { n1, n0 }) => multiple(multiple(unit, n1), n0), 1)
  const strata = sum(groups.map((group) => group.strata))
  const unit = Math.min(exact, Math.floor(MOST_POINTS / (2 * strata)))
  let first = 0
  let p: ArrayLike<number> = [1]
  for (const { n1, n0, passes, distribution } of groups) {
    const steps = distribution.p.map((_, i) => {
      const x = distribution.first + i
      return Math.round((x * unit) / n1 - ((passes - x) * unit) / n0)
    })
    p = addSteps(p, steps, distribution.p)
    first += steps[0]!
  }
  const tie = unit === exact ? 0 : groups.length / 2
  let negative = 0
  for (let i = 0; i < p.length && first + i < -tie; i++) negative += p[i]!
  return negative
}

/** Distribution of a sum when a count moves it by `steps` (rising) with probabilities `weights`. */
function addSteps(
  p: ArrayLike<number>,
  steps: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float64Array {
  const next = new Float64Array(p.length + steps[steps.length - 1]! - steps[0]!)
  for (let i = 0; i < p.length; i++) {
    const weight = p[i]!
    if (weight === 0) continue
    for (let j = 0; j < steps.length; j++) next[i + steps[j]! - steps[0]!]! += weight * weights[j]!
  }
  return next
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
const multiple = (a: number, b: number) => (a > MOST_POINTS ? a : (a / divisor(a, b)) * b)
