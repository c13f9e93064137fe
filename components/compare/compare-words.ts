import type { ComparedSide } from '@/lib/analysis/compare/compare-experiments'
import type { ComparedTask } from '@/lib/analysis/compare/compared-task'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import type { TaskLabel } from '@/lib/domain/gain'
import { visibleName } from '@/lib/domain/visible-text'

/** Ways to say that nothing is shown, which differ by luck. */
const NOTHING_SHOWN = new Set<TaskLabel>([
  ...(['within_noise', 'no_change', 'too_few_runs', 'not_tested', 'no_data'] as const),
])
const shownOf = (finding: TaskLabel) => (NOTHING_SHOWN.has(finding) ? null : finding)

/** Tasks of which the two experiments show something else. */
export const listChanged = (tasks: readonly ComparedTask[]): ComparedTask[] =>
  tasks.filter((task) => shownOf(task.left.finding) !== shownOf(task.right.finding))

/** `2 of 8 tasks: 2 shown by the left only`. A finding that is lost is no change downward. */
export function sayChanged(tasks: readonly ComparedTask[]): string {
  const changed = listChanged(tasks)
  const count = (left: boolean, right: boolean) =>
    changed.filter(
      (task) =>
        (shownOf(task.left.finding) !== null) === left &&
        (shownOf(task.right.finding) !== null) === right,
    ).length
  const parts = [
    [count(true, false), 'shown by the left only'],
    [count(false, true), 'shown by the right only'],
    [count(true, true), 'shown otherwise by each'],
  ] as const
  const told = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`)
  const of = `${changed.length} of ${displayCounted(tasks.length, 'task')}`
  return told.length === 0 ? of : `${of}: ${told.join(', ')}`
}

/** Its answer on all that it ran, where that is more than what both ran; null else. */
export function sayWhole({ headline, common, only, harmedOnlyHere }: ComparedSide): string | null {
  if (!headline || !common || headline.gain.estimate === null) return null
  const { estimate, low, high, nTasks } = headline.gain
  if (nTasks === common.nTasks && only.length === 0) return null
  const harmed =
    harmedOnlyHere.length === 0
      ? ''
      : `; shown to be harmed and not in common: ${harmedOnlyHere.map(visibleName).join(', ')}`
  return `on all it ran ${displayPoints(estimate, ' pp')} ${displayPointsInterval(low, high)}, ${displayCounted(nTasks, 'task')}, ${displayCounted(headline.nConfigurations, 'configuration')}${harmed}`
}

/** A difference of gains, which ends at ±200 pp. */
export const clipDifference = (value: number): number => Math.min(2, Math.max(-2, value))

/** Its interval, cut where no difference of gains can be. */
export const displayDifferenceInterval = (low: number | null, high: number | null): string =>
  low === null || high === null
    ? '—'
    : `[${displayPoints(clipDifference(low))}, ${displayPoints(clipDifference(high))}]`
