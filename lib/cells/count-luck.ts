import { mapping, type Parts } from '@/lib/domain/parts'
import type { HarmSide } from '@/lib/domain/gain'
import type { Table } from '@/lib/stats/exact-tables'
import { harmCellVariance } from '@/lib/stats/harm-cell-variance'
import { harmFalseSignInParts } from '@/lib/stats/harm-false-sign'
import {
  harmLuckTwoYardsticks,
  type HarmLuckTwoYardsticks,
} from '@/lib/stats/harm-luck-two-yardsticks'
import { cellTable2x2 } from './cell-moments'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'
import { remember } from './remember'

/** Passes and trials of every binary task, a stratum a configuration; others have none. */
const binaryTasks = (
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): readonly { readonly strata: readonly Table[] }[] =>
  remember(table, 'binary tasks', [contrast], () => {
    const columns = table.byPolicy[contrast.policy]
    return tasks
      .filter(({ test }) => test === 'stratified_exact')
      .map(({ task }) => ({
        // Tested exactly: every cell of both arms is binary.
        strata: pairedCells(table, contrast, task).map((pair) =>
          cellTable2x2(columns, pair.with, pair.without)!,
        ),
      }))
  })

const swapped = ({ x1, n1, x0, n0 }: Table): Table => ({ x1: x0, n1: n0, x0: x1, n0: n1 })

/**
 * How many binary tasks luck would move to one side: if skills did nothing, and if they changed the
 * odds of every task alike. `negative` counts tasks on the side asked for.
 */
export const luckOfTasks = (
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
  side: HarmSide,
): HarmLuckTwoYardsticks =>
  remember(table, 'luck', [contrast, side], () => {
    const binary = binaryTasks(table, contrast, tasks)
    const luck = harmLuckTwoYardsticks({
      tasks:
        side === 'harms' ? binary : binary.map(({ strata }) => ({ strata: strata.map(swapped) })),
    })
    // At an end of what is possible no odds ratio is a number.
    return { ...luck, logOr: Number.isFinite(luck.logOr) ? luck.logOr : null }
  })

/** How many tasks are truly hurt, and helped, as far as a mixture can tell. */
export interface TrueChanges {
  /** Binary tasks, which alone tell how much luck each has. */
  readonly nTasks: number
  readonly expectedHurt: number | null
  readonly expectedHelped: number | null
  readonly expectedNone: number | null
  /** With more than 90 % certainty. */
  readonly nHurt: number
  readonly nHelped: number
}

/** The mixture of all tasks; long with many, so that others run in between. */
export function* estimateTrueChanges(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): Parts<TrueChanges> {
  const binary = binaryTasks(table, contrast, tasks)
  const known = yield* mapping(binary, (task) => harmCellVariance(task))
  const { expectedHurt, expectedHelped, expectedNone, nHurt, nHelped } =
    // Every binary task has a stratum with both arms.
    yield* harmFalseSignInParts({ d: known.map(({ d }) => d!), v: known.map(({ v }) => v!) })
  return { nTasks: known.length, expectedHurt, expectedHelped, expectedNone, nHurt, nHelped }
}
