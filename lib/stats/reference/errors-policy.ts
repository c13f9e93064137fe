import { countedReward, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { compareIds, mean } from '@/lib/stats/numeric-rules'

export interface PolicyTrial {
  readonly task: string
  readonly condition: string
  readonly status: TrialStatus
  readonly reward: number | null
}

const rewardUnder = ({ status, reward }: PolicyTrial, policy: ErrorPolicy) =>
  countedReward(status, reward, policy)

/** True where the 0 stands for an error, not for a verifier's verdict. */
const isCountedAsFail = (trial: PolicyTrial, policy: ErrorPolicy): boolean =>
  rewardUnder(trial, policy) !== null &&
  (trial.reward === null || (trial.status !== 'ok' && trial.status !== 'agent_timeout'))

export interface ErrorsPolicy {
  /** Mean over tasks of the task's mean reward under the policy. */
  readonly mean: number | null
  readonly nTasks: number
  readonly nTrials: number
  readonly nCountedAsFail: number
  readonly nExcluded: number
  /** Tasks whose trials are all excluded, sorted: listed, never silently 0. */
  readonly tasksWithoutData: readonly string[]
}

/** Applies an error policy to the trials of one arm. */
export function errorsPolicy(input: {
  readonly trials: readonly PolicyTrial[]
  readonly policy: ErrorPolicy
}): ErrorsPolicy {
  const { trials, policy } = input
  const rewards = [...rewardsByTask(trials, policy)]
  const usable = rewards.filter(([, values]) => values.length > 0)
  return {
    mean: mean(usable.flatMap(([, values]) => mean(values) ?? [])),
    nTasks: usable.length,
    nTrials: usable.reduce((total, [, values]) => total + values.length, 0),
    nCountedAsFail: trials.filter((trial) => isCountedAsFail(trial, policy)).length,
    nExcluded: trials.filter((trial) => rewardUnder(trial, policy) === null).length,
    tasksWithoutData: rewards
      .filter(([, values]) => values.length === 0)
      .map(([task]) => task)
      .sort(compareIds),
  }
}

/** Rewards that the policy leaves of each task, sorted by task id; empty where all are excluded. */
export function rewardsByTask(
  trials: readonly PolicyTrial[],
  policy: ErrorPolicy,
): Map<string, number[]> {
  const tasks = [...new Set(trials.map((trial) => trial.task))].sort(compareIds)
  const rewards = new Map(tasks.map((task): [string, number[]] => [task, []]))
  for (const trial of trials) {
    const reward = rewardUnder(trial, policy)
    if (reward !== null) rewards.get(trial.task)?.push(reward)
  }
  return rewards
}
