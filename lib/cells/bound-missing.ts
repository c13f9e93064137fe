import { mean } from '@/lib/stats/numeric-rules'
import { trapsImbensManski } from '@/lib/stats/traps-imbens-manski'
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
  /** The same with sampling error: 95 %, for other tasks like these. */
  readonly ciLow: number | null
  readonly ciHigh: number | null
  /** These two on one side of zero. */
  readonly isSignSure: boolean
}

/** How often each task of an arm was meant to run: as often as most of its tasks; the larger of ties. */
export function usualTrials(table: CellTable, configuration: number, condition: number): number {
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
  const { counts, lower, upper } = boundTasks(table, contrast, nTasks)
  const { lo, hi, ciLo, ciHi, signHolds } = trapsImbensManski({ lower, upper })
  const nMissing = counts.planned - counts.counted
  return {
    ...{ nPlanned: counts.planned, nMissing, low: lo, high: hi },
    ...{ ciLow: ciLo, ciHigh: ciHi, isSignSure: signHolds ?? false },
  }
}

/** The gain of each planned task if all that is missing were worst for it, and best. */
export function boundTasks(table: CellTable, contrast: Contrast, nTasks: number) {
  const counts = { planned: 0, counted: 0 }
  const lower: number[] = []
  const upper: number[] = []
  const arms = contrast.configurations.map((configuration) => ({
    configuration,
    with: usualTrials(table, configuration, contrast.with),
    without: usualTrials(table, configuration, contrast.without),
  }))
  for (let task = 0; task < nTasks; task++) {
    const bounds = arms.flatMap((arm) => boundsOf(table, contrast, task, arm, counts) ?? [])
    const [worst, best] = [mean(bounds.map(({ lo }) => lo)), mean(bounds.map(({ hi }) => hi))]
    if (worst === null || best === null) continue
    lower.push(worst)
    upper.push(best)
  }
  return { counts, lower, upper }
}

/** What a column has of a cell; nothing was run where there is none. */
const valueAt = (column: ArrayLike<number>, cell: number) => (cell < 0 ? 0 : column[cell]!)

interface PlannedArms {
  readonly configuration: number
  /** Usual trials of a task in each arm. */
  readonly with: number
  readonly without: number
}

/** Worst and best difference of one task in one configuration; null where an arm was never run. */
function boundsOf(
  table: CellTable,
  contrast: Contrast,
  task: number,
  { configuration, ...usual }: PlannedArms,
  counts: { planned: number; counted: number },
): { lo: number; hi: number } | null {
  const { n, sum } = table.byPolicy[contrast.policy]
  const arm = (side: 'with' | 'without') => {
    const isKnown = task < table.tasks.length
    const cell = isKnown ? table.cellAt(task, configuration, contrast[side]) : -1
    const counted = valueAt(n, cell)
    const planned = Math.max(usual[side], counted)
    counts.planned += planned
    counts.counted += counted
    return { planned, passes: valueAt(sum, cell), missing: planned - counted }
  }
  const [after, before] = [arm('with'), arm('without')]
  if (after.planned === 0 || before.planned === 0) return null
  return {
    lo: after.passes / after.planned - (before.passes + before.missing) / before.planned,
    hi: (after.passes + after.missing) / after.planned - before.passes / before.planned,
  }
}
