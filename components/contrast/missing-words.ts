import type { MissingTrials } from '@/lib/cells/bound-missing'
import { displayCount, displayCounted, displayPoints } from '@/lib/display'

/** How many planned trials do not count, and between what the gain lies whatever they were. */
export function sayMissing({ nMissing, nPlanned, low, high, isSignSure }: MissingTrials): string {
  if (low === null || high === null) return ''
  if (nMissing === 0) return `All ${displayCounted(nPlanned, 'planned trial')} count.`
  const trials = nMissing === 1 ? 'trial does' : 'trials do'
  return `${displayCount(nMissing)} of ${displayCount(nPlanned)} planned ${trials} not count; whatever they would have been, the gain (each task once) lies between ${displayPoints(low, ' pp')} and ${displayPoints(high, ' pp')}, so its sign ${isSignSure ? 'holds' : 'is open'} (Manski 1990).`
}
