import type { TrialStatus } from '@/lib/domain/trial-status'
import { compareIds, mean } from './numeric-rules'

/** What a trial without a clean result counts as (docs/statistics.md, error policy). */
export const ERROR_POLICIES = ['headline', 'fail', 'completed_only'] as const
export type ErrorPolicy = (typeof ERROR_POLICIES)[number]

export interface PolicyTrial {
  readonly task: string
  readonly condition: string
  readonly status: TrialStatus
  readonly reward: number | null
}

/** What a policy makes of a trial: its reward, a counted failure (reward 0), or nothing. */
export type Treatment =
  | { readonly kind: 'reward'; readonly reward: number }
  | { readonly kind: 'counted_as_fail'; readonly reward: 0 }
  | { readonly kind: 'excluded'; readonly reward: null }

const FAIL: Treatment = { kind: 'counted_as_fail', reward: 0 }
const EXCLUDED: Treatment = { kind: 'excluded', reward: null }

/**
 * `headline`: a time-out keeps the verifier's reward, else fails; an agent's error or a missing
 * reward fails; broken infrastructure is left out. `fail`: the same, and infrastructure fails too.
 * `completed_only`: only `ok` counts. An `ok` trial without a reward is treated as `missing_reward`.
 */
export function treatTrial(
  trial: Pick<PolicyTrial, 'status' | 'reward'>,
  policy: ErrorPolicy,
): Treatment {
  const status = trial.status === 'ok' && trial.reward === null ? 'missing_reward' : trial.status
  const keepsReward = status === 'ok' || (status === 'agent_timeout' && policy !== 'completed_only')
  if (keepsReward && trial.reward !== null) return { kind: 'reward', reward: trial.reward }
  if (policy === 'completed_only') return EXCLUDED
  return status === 'infra_error' && policy === 'headline' ? EXCLUDED : FAIL
}

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
  const treatments = input.trials.map((trial) => treatTrial(trial, input.policy))
  const rewards = [...rewardsByTask(input.trials, input.policy)]
  const usable = rewards.filter(([, values]) => values.length > 0)
  return {
    mean: mean(usable.flatMap(([, values]) => mean(values) ?? [])),
    nTasks: usable.length,
    nTrials: usable.reduce((total, [, values]) => total + values.length, 0),
    nCountedAsFail: treatments.filter(({ kind }) => kind === 'counted_as_fail').length,
    nExcluded: treatments.filter(({ kind }) => kind === 'excluded').length,
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
    const { reward } = treatTrial(trial, policy)
    if (reward !== null) rewards.get(trial.task)?.push(reward)
  }
  return rewards
}
