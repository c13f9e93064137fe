import { negativesByLuck } from '@/lib/stats/harm-expected-negatives'
import { labelOfSide, SIDE_LABELS, type HarmLabel } from '@/lib/domain/gain'
import { signOf } from '@/lib/stats/numeric-rules'
import { hasTooFewRuns } from '@/lib/stats/task-label'
import type { CellTable } from './cell-table'
import type { TaskComparison } from './compare-tasks'

/** How many tasks got worse, and how many luck alone would make worse. */
export interface HarmCount {
  /** Tasks with trials in both arms. */
  readonly nTasks: number
  readonly nNegative: number
  readonly nStrong: number
  readonly nSuggestive: number
  /** Tasks that no test fits, and tasks of too few runs for any outcome to be told from luck. */
  readonly nNotTested: number
  /** If skills did nothing: mean and standard deviation of the number of negative tasks. */
  readonly expectedNegative: number | null
  readonly expectedSd: number | null
  /** P(so many or more) if skills did nothing, over the tasks that allow the expectation. */
  readonly pAtLeastObserved: number | null
  /** Tasks whose data allow no such expectation. */
  readonly nWithoutChance: number
}

const counted = new WeakMap<readonly TaskComparison[], HarmCount>()

/** Counts of a list of tasks, which several views ask for: made once. */
export function countHarms(tasks: readonly TaskComparison[]): HarmCount {
  const known = counted.get(tasks) ?? countAnew(tasks)
  counted.set(tasks, known)
  return known
}

function countAnew(tasks: readonly TaskComparison[]): HarmCount {
  const measured = tasks.filter((task) => task.delta !== null)
  const negative = measured.filter((task) => signOf(task.delta!) < 0)
  const chances = measured.flatMap((task) => task.chanceNegative ?? [])
  const luck = negativesByLuck(
    chances,
    negative.filter((task) => task.chanceNegative !== null).length,
  )
  return {
    nTasks: measured.length,
    nNegative: negative.length,
    nStrong: negative.filter((task) => labelOf(task) === 'strong').length,
    nSuggestive: negative.filter((task) => labelOf(task) === 'suggestive').length,
    nNotTested: measured.filter((task) => !isTestable(task)).length,
    expectedNegative: chances.length === 0 ? null : luck.expectedNegative,
    expectedSd: chances.length === 0 ? null : luck.sd,
    pAtLeastObserved: chances.length === 0 ? null : luck.pAtLeastObserved,
    nWithoutChance: measured.length - chances.length,
  }
}

/** A task without a change may have too few runs as well: its rates being equal shows nothing. */
const isTestable = ({ finding, leastP }: TaskComparison): boolean =>
  finding !== 'not_tested' && !hasTooFewRuns(leastP)

/** How sure a task is below zero; of mirrored tasks, above it. */
const labelOf = ({ finding, delta }: TaskComparison): HarmLabel =>
  labelOfSide(finding, delta, 'harms')

/** Order of the harms list (spec 4.5): tier, then the strongest evidence, then the largest drop, then name. */
export const byHarm =
  (table: CellTable) =>
  (a: TaskComparison, b: TaskComparison): number =>
    SIDE_LABELS.indexOf(labelOf(a)) - SIDE_LABELS.indexOf(labelOf(b)) ||
    signOf((b.pHarm ?? 0) - (a.pHarm ?? 0)) ||
    signOf((a.pLess ?? 1) - (b.pLess ?? 1)) ||
    signOf((a.delta ?? 0) - (b.delta ?? 0)) ||
    (table.tasks[a.task]!.name < table.tasks[b.task]!.name ? -1 : 1)

/** Tasks below zero, worst first. */
export const rankHarms = (table: CellTable, tasks: readonly TaskComparison[]): TaskComparison[] =>
  tasks.filter((task) => task.delta !== null && signOf(task.delta) < 0).sort(byHarm(table))
