import type { TrialStatus } from './trial-status'

/** What a time-out, a crash or a broken container counts as (docs/statistics.md, error policy). */
export const ERROR_POLICIES = ['headline', 'fail', 'completed_only'] as const

export type ErrorPolicy = (typeof ERROR_POLICIES)[number]

/** Per status a sorted histogram of rewards; a null reward is "none", not 0. */
export type RewardHistogram = Partial<Record<TrialStatus, [number | null, number][]>>

/** What one trial counts as under a policy: a reward, or null where it is left out. */
export function countedReward(
  status: TrialStatus,
  reward: number | null,
  policy: ErrorPolicy,
): number | null {
  if (policy === 'completed_only') return status === 'ok' ? reward : null
  switch (status) {
    case 'ok':
    case 'agent_timeout':
      return reward ?? 0
    case 'agent_error':
    case 'missing_reward':
      return 0
    case 'infra_error':
      return policy === 'fail' ? 0 : null
  }
}

/** The rewards of a cell under a policy, in sums that means and variances come from. */
export interface CountedRewards {
  /** Trials that count. */
  readonly n: number
  readonly sum: number
  readonly sumSq: number
  readonly nEq1: number
  /** Counted rewards strictly between 0 and 1. */
  readonly nPartial: number
  /** Counted as 0 for an error, not for a verifier's verdict. */
  readonly nCountedAsFail: number
  readonly nExcluded: number
}

/** A cell's histogram under a policy. */
export function countRewards(rewards: RewardHistogram, policy: ErrorPolicy): CountedRewards {
  const counted = {
    n: 0,
    sum: 0,
    sumSq: 0,
    nEq1: 0,
    nPartial: 0,
    nCountedAsFail: 0,
    nExcluded: 0,
  }
  for (const [status, bins] of Object.entries(rewards) as [
    TrialStatus,
    [number | null, number][],
  ][]) {
    for (const [reward, count] of bins) {
      const value = countedReward(status, reward, policy)
      if (value === null) {
        counted.nExcluded += count
        continue
      }
      counted.n += count
      counted.sum += value * count
      counted.sumSq += value * value * count
      if (value === 1) counted.nEq1 += count
      else if (value > 0) counted.nPartial += count
      if (reward === null || (status !== 'ok' && status !== 'agent_timeout'))
        counted.nCountedAsFail += count
    }
  }
  return counted
}

/** The counted rewards one by one, ascending: a seeded test that permutes them must know the order. */
export function countedRewardList(rewards: RewardHistogram, policy: ErrorPolicy): number[] {
  const list: number[] = []
  for (const [status, bins] of Object.entries(rewards) as [
    TrialStatus,
    [number | null, number][],
  ][])
    for (const [reward, count] of bins) {
      const value = countedReward(status, reward, policy)
      if (value !== null) for (let i = 0; i < count; i++) list.push(value)
    }
  return list.sort((a, b) => a - b)
}
