import type { RewardHistogram } from '@/lib/domain/error-policy'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** So many trials more of one cell, or fewer where `n` is below 0, by the ids of its place. */
export interface CellChange {
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
  readonly status: TrialStatus
  readonly reward: number | null
  readonly n: number
  /** How many of them have an inferred condition. */
  readonly nInferred: number
}

/** A histogram with some trials more or fewer; null where none is left. */
export function adjustRewards(
  rewards: RewardHistogram | null,
  changes: readonly Pick<CellChange, 'status' | 'reward' | 'n'>[],
): RewardHistogram | null {
  const counts = new Map<TrialStatus, Map<number | null, number>>()
  const add = (status: TrialStatus, reward: number | null, n: number) => {
    const bins = counts.get(status) ?? new Map<number | null, number>()
    counts.set(status, bins.set(reward, (bins.get(reward) ?? 0) + n))
  }
  // Statuses are the keys of a histogram, which an import wrote.
  for (const [status, bins] of Object.entries(rewards ?? {}) as [
    TrialStatus,
    [number | null, number][],
  ][])
    for (const [reward, n] of bins) add(status, reward, n)
  for (const { status, reward, n } of changes) add(status, reward, n)
  const left = [...counts].flatMap(([status, bins]) => {
    const kept = [...bins].filter(([, n]) => n > 0)
    const ascending = kept.sort(([a], [b]) => (a ?? -Infinity) - (b ?? -Infinity))
    return kept.length === 0 ? [] : [[status, ascending] as const]
  })
  return left.length === 0 ? null : Object.fromEntries(left)
}
