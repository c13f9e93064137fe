import { MOST_Q } from '@/lib/cells/answer-sizes'
import type { BinDifference } from '@/lib/cells/bin-sizes'
import { displayNamedP, displayPoints, displayPointsInterval } from '@/lib/display'

const SLACK = 1e-9

/** What makes a class the best one. */
export const WHEN_BEST = `The tallest bar is only best where its difference to another has q ≤ ${MOST_Q}: several differences are looked at, so an interval that excludes zero is not enough.`

/** A difference of two classes; where only its own interval excludes zero, that this is not enough. */
export function sayDifference({
  difference,
  low,
  high,
  q,
}: Pick<BinDifference, 'difference' | 'low' | 'high' | 'q'>): string {
  const text = `${displayPoints(difference, ' pp')} ${displayPointsInterval(low, high)} · ${displayNamedP('q', q)}`
  const excludesZero = low !== null && high !== null && (low > SLACK || high < -SLACK)
  const isFound = q !== null && q <= MOST_Q + SLACK
  return excludesZero && !isFound ? `${text} · within noise after the correction` : text
}
