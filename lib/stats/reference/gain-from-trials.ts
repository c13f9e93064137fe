import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { rewardsByTask, type PolicyTrial } from './errors-policy'
import { gainPaired, type GainPaired } from '@/lib/stats/gain-paired'
import { compareIds } from '@/lib/stats/numeric-rules'

/**
 * Paired gain straight from trials: the error policy in each arm, then `gainPaired` on the tasks
 * that either arm attempted. Trials of other conditions do not enter.
 */
export function gainFromTrials(input: {
  readonly trials: readonly PolicyTrial[]
  /** Condition of the arm with skills. */
  readonly with: string
  /** Condition of the arm without. */
  readonly without: string
  readonly policy: ErrorPolicy
  readonly conf?: number
}): GainPaired {
  const arm = (condition: string) =>
    rewardsByTask(
      input.trials.filter((trial) => trial.condition === condition),
      input.policy,
    )
  const withRewards = arm(input.with)
  const withoutRewards = arm(input.without)
  const tasks = [...new Set([...withRewards.keys(), ...withoutRewards.keys()])].sort(compareIds)
  return gainPaired({
    pairs: tasks.map((task) => ({
      task,
      with: withRewards.get(task) ?? [],
      without: withoutRewards.get(task) ?? [],
    })),
    conf: input.conf,
  })
}
