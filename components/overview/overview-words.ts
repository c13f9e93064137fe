import type { Activation } from '@/lib/analysis/measure/measure-activation'
import type { Reliability } from '@/lib/cells/measure-reliability'
import { displayCounted, displayPoints, displayRate } from '@/lib/display'

/** The whole curve in a sentence, for those who want more than its end. */
export function sayCurve({ curve, nNotBinary }: Reliability, which: 'at' | 'hat'): string {
  const points = curve.map((point) => {
    const [without, with_] =
      which === 'at' ? [point.withoutAt, point.withAt] : [point.withoutHat, point.withHat]
    return `k = ${point.k}: ${displayRate(without, '')} → ${displayRate(with_)}`
  })
  const left =
    nNotBinary === 0 ? '' : ` ${displayCounted(nNotBinary, 'task')} with partial rewards left out.`
  const name = which === 'at' ? 'pass@k, at least one of k tries works' : 'pass^k, all k tries work'
  return `${name}, unbiased, mean over tasks. ${points.join('; ')}.${left}`
}

/** Why there is nothing to say of several tries. */
export const sayNoReliability = ({ nTasks }: Reliability): string =>
  nTasks === 0 ? 'no task whose rewards are all 0 or 1' : 'some task was run once only'

/** As offered is the effect; as read is not, since runs choose. */
export function sayActivation(found: Activation, showsSkills = true): string {
  const { itt, readOnly, readOnlyTasks, unreadOnly, unreadOnlyTasks } = found
  if (itt === null) return 'No task has counted trials with and without skills.'
  if (!showsSkills)
    return 'No log shows that a skill was offered or read, so nothing here is an effect of skills.'
  // Its interval is the headline's: another way to weigh tasks beside it would look like another answer.
  const offered = `${displayPoints(itt, ' pp')} when offered`
  const parts = [
    readOnly !== null &&
      `${displayPoints(readOnly, ' pp')} in runs that read a skill (${displayCounted(readOnlyTasks, 'task')})`,
    unreadOnly !== null &&
      `${displayPoints(unreadOnly, ' pp')} in runs that read none (${displayCounted(unreadOnlyTasks, 'task')})`,
  ].filter(Boolean)
  return `${[offered, ...parts].join('; ')}. Runs choose to read, so only the first is an effect of skills.`
}
