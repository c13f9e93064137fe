import { trapsMissingBounds } from '@/lib/stats/traps-missing-bounds'
import type { CellTable } from './cell-table'
import type { Contrast } from './contrast'
import { remember } from './remember'

/** Trials that were planned but do not count, and what they could change at most (spec 12.3). */
export interface MissingTrials {
  readonly nPlanned: number
  /** Never run, or left out by the error policy. */
  readonly nMissing: number
  /** The gain if all missing ones were worst for it, and best; each task counts once. */
  readonly low: number | null
  readonly high: number | null
  /** Both on one side of zero. */
  readonly isSignSure: boolean
}

/** How often each task of an arm was meant to run: as often as most of its tasks; the larger of ties. */
function usualTrials(table: CellTable, configuration: number, condition: number): number {
  const counts = new Map<number, number>()
  for (let task = 0; task < table.tasks.length; task++) {
    const cell = table.cellAt(task, configuration, condition)
    const trials = cell < 0 ? 0 : table.nTrials[cell]!
    if (trials > 0) counts.set(trials, (counts.get(trials) ?? 0) + 1)
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return usual?.[0] ?? 0
}

/**
 * Bounds of the gain over everything that was planned: each planned task in both arms of every shown
 * configuration, as often as most of that arm's tasks were run. Tasks that nothing was imported of
 * are missing whole.
 */
export const boundMissing = (
  table: CellTable,
  contrast: Contrast,
  plannedTasks: number,
): MissingTrials =>
  remember(table, 'missing', [contrast, plannedTasks], () =>
    findBounds(table, contrast, Math.max(plannedTasks, table.tasks.length)),
  )

function findBounds(table: CellTable, contrast: Contrast, nTasks: number): MissingTrials {
  const { n, sum } = table.byPolicy[contrast.policy]
  const armOf = (configuration: number, condition: number) => {
    const planned = usualTrials(table, configuration, condition)
    return (task: number) => {
      const cell = task < table.tasks.length ? table.cellAt(task, configuration, condition) : -1
      return cell < 0 ? { sum: 0, n: 0, planned } : { sum: sum[cell]!, n: n[cell]!, planned }
    }
  }
  const tasks = contrast.configurations.flatMap((configuration) => {
    const with_ = armOf(configuration, contrast.with)
    const without = armOf(configuration, contrast.without)
    return Array.from({ length: nTasks }, (_, task) => ({
      with: with_(task),
      without: without(task),
    }))
  })
  const { lo, hi, signIdentified } = trapsMissingBounds({ tasks })
  const arms = tasks.flatMap((task) => [task.with, task.without])
  const nPlanned = arms.reduce((total, one) => total + Math.max(one.planned, one.n), 0)
  const nCounted = arms.reduce((total, one) => total + one.n, 0)
  return {
    ...{ nPlanned, nMissing: nPlanned - nCounted },
    ...{ low: lo, high: hi, isSignSure: signIdentified },
  }
}
