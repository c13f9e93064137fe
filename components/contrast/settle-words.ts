import { isBeforeCorrection } from '@/lib/cells/among-conditions'
import type { Headline } from '@/lib/cells/make-headline'
import {
  displayCount,
  displayCounted,
  displayNamedP,
  displayPoints,
  displayRate,
} from '@/lib/display'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { areFewFamilies } from '@/lib/stats/gain-family'

const MOST = 'more than 100,000'
const count = (n: number | null) => (n === null ? MOST : displayCount(n))

type Settled = Pick<Headline, 'verdict' | 'settling' | 'among'> & {
  readonly gain: Pick<Headline['gain'], 'nFamilies'>
}

/** A verdict that stands on few families, or before the correction for other conditions, is not settled. */
const isFirm = ({ gain: { nFamilies }, among }: Pick<Settled, 'gain' | 'among'>) =>
  !isBeforeCorrection(among) && (nFamilies === undefined || !areFewFamilies(nFamilies))

/** What more tasks would do: settle an open verdict, or only narrow the interval of a settled one. */
export function saySettling({ verdict, settling, ...found }: Settled): string | null {
  if (verdict === null) return null
  if (verdict !== 'cannot_tell')
    return isFirm(found) ? 'Settled: more runs would only narrow the interval.' : null
  if (settling === null) return null
  const { observed, nTasks, tasks, low, high } = settling
  return `To settle ${displayPoints(observed, ' pp')} as observed: ${tasks === null ? `${MOST} tasks` : `about ${displayCounted(tasks, 'task')}`} like these (${count(low)} to ${count(high)}), where there are ${displayCount(nTasks)} now (80 % power).`
}

/** What a gain of zero would have shown. */
export function sayZero(p: number | null, uncertainty: Uncertainty): string | null {
  if (p === null) return null
  const what =
    uncertainty === 'rerun'
      ? 'If skills did nothing on these tasks, running them again'
      : 'If skills did nothing on such tasks, luck'
  const often = p < 0.001 ? 'less than 0.1 %' : displayRate(p)
  return `${displayNamedP('p', p)}, two-sided, of this interval. ${what} would show a change at least this large in ${often} of experiments like this one. A q on Conditions is such a p, corrected for all pairs of that page.`
}
