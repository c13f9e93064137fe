import { stratifiedChanceOfNegative } from '@/lib/stats/harm-stratified-chance'
import type { Table } from '@/lib/stats/exact-tables'
import { cellTable2x2 } from './cell-moments'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'

/**
 * P(better) of a task when skills do nothing. Equal trials in both arms make every null distribution
 * used symmetric, so that it equals P(worse); else it follows from the counts, or is unknown.
 */
function chanceOfPositive(
  table: CellTable,
  contrast: Contrast,
  task: TaskComparison,
): number | null {
  if (task.chanceNegative === null) return null
  const columns = table.byPolicy[contrast.policy]
  const pairs = pairedCells(table, contrast, task.task)
  if (pairs.every((pair) => columns.n[pair.with] === columns.n[pair.without]))
    return task.chanceNegative
  const swapped = pairs.map((pair) => cellTable2x2(columns, pair.without, pair.with))
  return swapped.every((one): one is Table => one !== null)
    ? stratifiedChanceOfNegative(swapped)
    : null
}

const negated = (value: number | null) => (value === null || value === 0 ? value : -value)
const complement = (p: number | null) => (p === null ? null : 1 - p)

/**
 * Every task as seen from the other side of zero, so that ranking and counting harms ranks and
 * counts helps. p, q and the finding stay: it is one family of tests and one rule.
 */
export const mirrorTasks = (
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): TaskComparison[] =>
  tasks.map((task) => {
    const delta = negated(task.delta)
    const pHarm = complement(task.pHarm)
    return {
      ...task,
      ...{ delta, pHarm, nUp: task.nDown, nDown: task.nUp },
      ...{ pLess: task.pMore, pMore: task.pLess },
      chanceNegative: chanceOfPositive(table, contrast, task),
    }
  })
