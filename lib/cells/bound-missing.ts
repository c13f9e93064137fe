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
  const counts = { planned: 0, counted: 0 }
  const tasks = pairsOf(table, contrast, nTasks, counts)
  const { lo, hi, signIdentified } = trapsMissingBounds({ tasks })
  const nMissing = counts.planned - counts.counted
  return { nPlanned: counts.planned, nMissing, low: lo, high: hi, isSignSure: signIdentified }
}

/** What a column has of a cell; nothing was run where there is none. */
const valueAt = (column: ArrayLike<number>, cell: number) => (cell < 0 ? 0 : column[cell]!)

/** Both arms of every planned task of every configuration, one at a time, counted on the way. */
function* pairsOf(
  table: CellTable,
  { configurations, with: skilled, without: bare, policy }: Contrast,
  nTasks: number,
  counts: { planned: number; counted: number },
) {
  const { n, sum } = table.byPolicy[policy]
  for (const configuration of configurations) {
    const [planned, plannedBare] = [skilled, bare].map((condition) =>
      usualTrials(table, configuration, condition),
    ) as [number, number]
    for (let task = 0; task < nTasks; task++) {
      const isKnown = task < table.tasks.length
      const one = isKnown ? table.cellAt(task, configuration, skilled) : -1
      const other = isKnown ? table.cellAt(task, configuration, bare) : -1
      const a = { sum: valueAt(sum, one), n: valueAt(n, one), planned }
      const b = { sum: valueAt(sum, other), n: valueAt(n, other), planned: plannedBare }
      counts.planned += Math.max(planned, a.n) + Math.max(plannedBare, b.n)
      counts.counted += a.n + b.n
      yield { with: a, without: b }
    }
  }
}
