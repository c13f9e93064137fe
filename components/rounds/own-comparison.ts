import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'

/** Rounds from logs are each set against the baseline, whatever one condition is chosen: the page's own comparison. */
export function ownComparison({
  by,
  groups,
  contrast,
}: Pick<RoundsView, 'by' | 'groups' | 'contrast'>) {
  const logged = groups.find(({ source }) => source === null)
  const points = logged?.series[0]?.points ?? []
  if (by !== 'round' || contrast === null || points.length < 2) return {}
  return {
    against: {
      kind: 'evolved' as const,
      label: `each of rounds ${points[0]!.round} to ${points.at(-1)!.round}`,
    },
    note: 'This page sets every round against “without”. What is chosen as “with” goes along to the other views.',
  }
}
