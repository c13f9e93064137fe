import type { Table } from '@/lib/stats/exact-tables'
import { cellTable2x2 } from './cell-moments'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'
import { remember } from './remember'

/** Passes and trials of every binary task, a stratum a configuration; others have none. */
export const binaryTasks = (
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): readonly { readonly task: number; readonly strata: readonly Table[] }[] =>
  remember(table, 'binary tasks', [contrast], () => {
    const columns = table.byPolicy[contrast.policy]
    return tasks
      .filter(({ test }) => test === 'stratified_exact')
      .map(({ task }) => ({
        task,
        // Tested exactly: every cell of both arms is binary.
        strata: pairedCells(table, contrast, task).map((pair) =>
          cellTable2x2(columns, pair.with, pair.without)!,
        ),
      }))
  })
