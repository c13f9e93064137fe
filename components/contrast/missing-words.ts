import type { MissingTrials } from '@/lib/cells/bound-missing'
import { displayCount, displayCounted, displayPointsInterval } from '@/lib/display'

/** How many planned trials do not count, and between what the gain lies whatever they were. */
export function sayMissing({ nMissing, nPlanned, isPlanStated, ...bounds }: MissingTrials): string {
  const { low, high, ciLow, ciHigh, isSignSure } = bounds
  if (low === null || high === null) return ''
  if (nMissing === 0)
    return isPlanStated
      ? `All ${displayCounted(nPlanned, 'planned trial')} count.`
      : `All ${displayCounted(nPlanned, 'trial')} of the tasks that every arm ran count.`
  const trials = displayCounted(nPlanned, isPlanStated ? 'planned trial' : 'trial')
  const count = nMissing === 1 ? 'does not count' : 'do not count'
  return `${displayCount(nMissing)} of ${trials} ${count}; whatever they would have been, the gain (each task once) lies in ${displayPointsInterval(low, high)}, with sampling error in ${displayPointsInterval(ciLow, ciHigh)}: ${isSignSure ? 'the sign holds' : 'the sign is not certain'} (Manski 1990; Imbens & Manski 2004).`
}
