import { mean } from '@/lib/stats/numeric-rules'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'

/** Counts of one arm over the shown configurations, on all tasks it has. */
export interface ArmTotals {
  readonly trials: number
  readonly counted: number
  readonly rewards: number
  readonly excluded: number
  /** Cells with any trial. */
  readonly cells: number
  /** Mean over configurations of the mean over each one's own tasks. */
  readonly unpaired: number | null
}

export function armTotals(table: CellTable, contrast: Contrast, condition: number): ArmTotals {
  const columns = table.byPolicy[contrast.policy]
  const totals = { trials: 0, counted: 0, rewards: 0, excluded: 0, cells: 0 }
  const means = contrast.configurations.flatMap((configuration) => {
    const rates: number[] = []
    for (let task = 0; task < table.tasks.length; task++) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell < 0) continue
      totals.cells += table.nTrials[cell]! > 0 ? 1 : 0
      totals.trials += table.nTrials[cell]!
      totals.counted += columns.n[cell]!
      totals.rewards += columns.sum[cell]!
      totals.excluded += columns.nExcluded[cell]!
      if (columns.n[cell]! > 0) rates.push(columns.sum[cell]! / columns.n[cell]!)
    }
    return mean(rates) ?? []
  })
  return { ...totals, unpaired: mean(means) }
}
