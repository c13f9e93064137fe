import { compareIds, isAbove, isBelow, mean, signOf } from '@/lib/stats/numeric-rules'

/** Rewards by task id. */
export type RewardsByTask = { readonly [task: string]: readonly number[] }

export type CommonSetFlag = 'low_coverage' | 'unpaired_differs' | 'pooled_differs' | 'sign_reversal'

export interface TrapsCommonSet {
  readonly common: readonly string[]
  readonly onlyWith: readonly string[]
  readonly onlyWithout: readonly string[]
  /** Common tasks over planned tasks; null when none is planned. */
  readonly coverage: number | null
  /** The headline, always. */
  readonly deltaCommon: number | null
  /** Each arm on its own tasks. */
  readonly deltaUnpaired: number | null
  /** Each arm over all its trials. */
  readonly deltaPooled: number | null
  readonly flags: readonly CommonSetFlag[]
}

/**
 * Compares the paired gain with what naive ways would show, and flags where they part by more than
 * 2 pp, change its sign, or rest on less than 95 % of the planned tasks.
 */
export function trapsCommonSet(input: {
  readonly with: RewardsByTask
  readonly without: RewardsByTask
  readonly planned: number
}): TrapsCommonSet {
  const withRewards = tasksWithRewards(input.with)
  const withoutRewards = tasksWithRewards(input.without)
  const common = [...withRewards.keys()].filter((task) => withoutRewards.has(task))
  const coverage = input.planned > 0 ? common.length / input.planned : null
  const deltaCommon = mean(
    common.flatMap(
      (task) => difference(mean(withRewards.get(task)!), mean(withoutRewards.get(task)!)) ?? [],
    ),
  )
  const deltaUnpaired = difference(meanOfTasks(withRewards), meanOfTasks(withoutRewards))
  const deltaPooled = difference(
    mean([...withRewards.values()].flat()),
    mean([...withoutRewards.values()].flat()),
  )
  return {
    common,
    onlyWith: [...withRewards.keys()].filter((task) => !withoutRewards.has(task)),
    onlyWithout: [...withoutRewards.keys()].filter((task) => !withRewards.has(task)),
    coverage,
    deltaCommon,
    deltaUnpaired,
    deltaPooled,
    flags: flagsOf(coverage, deltaCommon, deltaUnpaired, deltaPooled),
  }
}

const tasksWithRewards = (arm: RewardsByTask): Map<string, readonly number[]> =>
  new Map(
    Object.entries(arm)
      .filter(([, rewards]) => rewards.length > 0)
      .sort(([a], [b]) => compareIds(a, b)),
  )

const meanOfTasks = (arm: Map<string, readonly number[]>) =>
  mean([...arm.values()].flatMap((rewards) => mean(rewards) ?? []))

const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)

function flagsOf(
  coverage: number | null,
  common: number | null,
  unpaired: number | null,
  pooled: number | null,
): CommonSetFlag[] {
  const differs = (other: number | null) =>
    common !== null && other !== null && isAbove(Math.abs(other - common), 0.02)
  const reverses = (other: number | null) =>
    common !== null && other !== null && signOf(other) * signOf(common) < 0
  const rules: [CommonSetFlag, boolean][] = [
    ['low_coverage', coverage !== null && isBelow(coverage, 0.95)],
    ['unpaired_differs', differs(unpaired)],
    ['pooled_differs', differs(pooled)],
    ['sign_reversal', reverses(unpaired) || reverses(pooled)],
  ]
  return rules.filter(([, holds]) => holds).map(([flag]) => flag)
}
