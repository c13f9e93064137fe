import { clipGain } from '@/components/chart/interval-bar'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import type { GrowingGain } from '@/lib/cells/growing-gain'

/** What looking after every import does to certainty; null where there was one import. */
export function sayGrowth(growing: GrowingGain | null, nImports: number): string | null {
  if (growing === null || nImports < 2) return null
  const { estimate, low, high, nTasks, isUsable } = growing
  const start = `${nImports} imports brought trials. Who looks after each finds a lucky answer more often than the interval above says.`
  return isUsable
    ? `${start} Valid however often you look, each task once: ${displayPoints(estimate, ' pp')} ${displayPointsInterval(clipGain(low), clipGain(high))}.`
    : `${start} An interval that is valid however often you look is too early to read before 20 tasks; there are ${nTasks}.`
}
