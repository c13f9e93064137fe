import type { NoninferiorityVerdict } from '@/lib/stats/compare-noninferiority'
import { whyNoInterval, type AskedInterval } from '@/lib/domain/no-interval'

/** What the interval of a difference allows to say, in words that need no statistics. */
export function noninferiorityWords(
  {
    verdict,
    ...counted
  }: {
    readonly verdict: NoninferiorityVerdict
    readonly nTasks: number
    readonly nFamilies?: number
  },
  margin: number,
  asked: AskedInterval | null,
): string {
  const points = `${Number((margin * 100).toFixed(1))} pp`
  switch (verdict) {
    case 'superior':
      return 'better'
    case 'non_inferior':
      return `not worse by more than ${points}`
    case 'inferior':
      return `worse by more than ${points}`
    case 'inconclusive':
      return 'can’t tell yet'
    case 'insufficient':
      return `can’t tell: ${whyNoInterval(counted, asked)}`
  }
}
