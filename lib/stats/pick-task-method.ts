import { exactP, hasBothArms, type Table } from './exact-tables'
import { harmSignFlip, harmStratifiedPermutation, type HarmFractional } from './harm-fractional'
import { harmJeffreys } from './harm-jeffreys'
import { stratifiedChanceOfNegative } from './harm-stratified-chance'
import { stratifiedNull } from './harm-stratified-exact'
import { isAtMost, PERMUTATION_DRAWS, sum } from './numeric-rules'
import { rarestP } from './task-attainable-p'
import { taskLeastP } from './task-least-p'

/** Which test a task's p-value comes from (docs/statistics.md, "Which test a task gets"). */
export type TaskTest = 'stratified_exact' | 'stratified_permutation' | 'sign_flip'

/** Counted rewards of a task in one arm of one configuration. */
export interface ArmCell {
  readonly n: number
  readonly sum: number
  /** Rewards equal to 1. */
  readonly nEq1: number
  /** Rewards strictly between 0 and 1; null where the source does not say. */
  readonly nPartial: number | null
  /** Every reward of a cell with partial ones; null where only sums are known. */
  readonly rewards: readonly number[] | null
}

export interface TaskStratum {
  readonly with: ArmCell
  readonly without: ArmCell
}

export interface TaskTestResult {
  readonly test: TaskTest | null
  /** Why there is no test; null where there is one. */
  readonly reason:
    'no_configuration_with_both_arms' | 'unequal_trials_without_single_rewards' | null
  /** Two-sided; mid-p of the exact test. */
  readonly p: number | null
  /** One-sided toward harm. */
  readonly pLess: number | null
  /** One-sided toward help. */
  readonly pMore: number | null
  /** Posterior of harm: of one binary configuration only. */
  readonly pHarm: number | null
  /** P(worse) when skills do nothing, under the same test. */
  readonly chanceNegative: number | null
  /** Random draws behind these; null where they are exact. */
  readonly draws: number | null
  /** Least p that so many trials could give; where that is at most 5 %, this or more. */
  readonly leastP: number | null
  /** Least p that these same rewards could have given, had they fallen otherwise; of permutations at most 1/(B + 1). */
  readonly attainableP: number | null
}

/**
 * Tests one task over its configurations, strata in the order of configuration ids: every reward 0
 * or 1 → stratified exact; single rewards known → permuted within configurations; sums only → signs
 * flipped, which needs equally many trials in both arms. Partial rewards are never made into counts.
 */
export function chooseTaskTest({
  strata,
}: {
  readonly strata: readonly TaskStratum[]
}): TaskTestResult {
  const paired = strata.filter((one) => one.with.n > 0 && one.without.n > 0)
  if (paired.length === 0) return noTest('no_configuration_with_both_arms')
  const tables = paired.flatMap((one) => tableOf(one) ?? [])
  if (tables.length === paired.length) return { ...exactTest(tables), leastP: leastPOf(paired) }
  const singles = paired.flatMap((one) => singlesOf(one) ?? [])
  if (singles.length === paired.length) {
    const found = harmStratifiedPermutation({ strata: singles })
    // Counted or drawn, a test stays in the family that it was in when all were drawn.
    const attainableP = Math.min(found.attainableP ?? 1, LEAST_OF_DRAWS)
    return fractional('stratified_permutation', { ...found, attainableP }, leastPOf(paired))
  }
  if (paired.some((one) => one.with.n !== one.without.n))
    return noTest('unequal_trials_without_single_rewards')
  const deltas = paired.map((one) => one.with.sum / one.with.n - one.without.sum / one.without.n)
  return fractional('sign_flip', harmSignFlip({ deltas }), Math.min(1, 2 ** (1 - deltas.length)))
}

/** Even a draw like no other is one of the draws and the observed. */
const LEAST_OF_DRAWS = 1 / (PERMUTATION_DRAWS + 1)

const LEVEL = 0.05

/** Strata are added until so many trials can give 5 %: more of them can only give less. */
function leastPOf(paired: readonly TaskStratum[]): number | null {
  const strata = paired.map((one) => ({ n1: one.with.n, n0: one.without.n }))
  let least: number | null = null
  for (let some = 1; some <= strata.length; some++) {
    least = taskLeastP({ strata: strata.slice(0, some) }).leastMidPTwo
    if (least !== null && isAtMost(least, LEVEL)) return least
  }
  return least
}

function tableOf({ with: after, without: before }: TaskStratum): Table | null {
  const table = { x1: after.nEq1, n1: after.n, x0: before.nEq1, n0: before.n }
  return after.nPartial === 0 && before.nPartial === 0 && hasBothArms(table) ? table : null
}

function singlesOf(stratum: TaskStratum): { with: number[]; without: number[] } | null {
  const after = rewardsOf(stratum.with)
  const before = rewardsOf(stratum.without)
  return after === null || before === null ? null : { with: after, without: before }
}

/** Every reward of a cell: as kept, or from its counts where all are 0 or 1. */
function rewardsOf({ n, nEq1, nPartial, rewards }: ArmCell): number[] | null {
  if (rewards !== null) return [...rewards]
  return nPartial === 0 ? Array.from({ length: n }, (_, i) => (i < nEq1 ? 1 : 0)) : null
}

function exactTest(strata: readonly Table[]): Omit<TaskTestResult, 'leastP'> {
  // Costly with many configurations: made once for the test and the chance.
  const null_ = stratifiedNull(strata)
  const passes = sum(strata.map(({ x1 }) => x1))
  const { midPTwo, midPLess, midPMore } = exactP(null_, passes)
  return {
    test: 'stratified_exact',
    reason: null,
    p: midPTwo,
    pLess: midPLess,
    pMore: midPMore,
    // A row pooled over configurations has no single posterior.
    pHarm: strata.length === 1 ? harmJeffreys(strata[0]!).pHarm : null,
    chanceNegative: stratifiedChanceOfNegative(strata, null_),
    draws: null,
    attainableP: rarestP(null_).midPTwo,
  }
}

const fractional = (
  test: TaskTest,
  { pTwo, ...found }: HarmFractional,
  leastP: number | null,
): TaskTestResult => ({ ...found, test, reason: null, p: pTwo, pHarm: null, leastP })

const noTest = (reason: NonNullable<TaskTestResult['reason']>): TaskTestResult => ({
  test: null,
  reason,
  p: null,
  pLess: null,
  pMore: null,
  pHarm: null,
  chanceNegative: null,
  draws: null,
  ...{ leastP: null, attainableP: null },
})
