import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Gain } from '@/lib/domain/gain'
import { gainPairedCells, type GainPaired } from '@/lib/stats/gain-paired'
import { zInterval } from '@/lib/stats/interval'
import { DEFAULT_CONF } from '@/lib/stats/numeric-rules'
import { cellMoments } from './cell-moments'
import type { CellTable } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'

/** The paired gain of one configuration over the given tasks (spec 2.1). */
export function gainOfConfiguration(
  table: CellTable,
  contrast: Contrast,
  configuration: number,
  tasks: Iterable<number>,
): GainPaired {
  const columns = table.byPolicy[contrast.policy]
  const pairs = []
  for (const task of tasks)
    pairs.push({
      task: table.tasks[task]!.name,
      with: cellMoments(columns, table.cellAt(task, configuration, contrast.with)),
      without: cellMoments(columns, table.cellAt(task, configuration, contrast.without)),
    })
  return gainPairedCells({ pairs })
}

const gainsOf = new WeakMap<readonly TaskMeasure[], readonly GainPaired[]>()

/**
 * The paired gain of every shown configuration over the common ones of these tasks. Several numbers
 * of a page come from it: computed once for each list of tasks, which belongs to one contrast.
 */
export function gainsOfConfigurations(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): readonly GainPaired[] {
  const found = gainsOf.get(tasks)
  if (found) return found
  const common = tasks.filter((task) => task.isCommon).map((task) => task.task)
  const gains = contrast.configurations.map((configuration) =>
    gainOfConfiguration(table, contrast, configuration, common),
  )
  gainsOf.set(tasks, gains)
  return gains
}

/**
 * The mean gain over configurations on the tasks that all of them have in both arms: per task the
 * mean of its differences, then a t interval over tasks. Configurations share their tasks, so that
 * tasks × configurations is never the n.
 */
export function gainOverTasks(tasks: readonly TaskMeasure[]): GainPaired {
  const pairs = tasks
    .filter((task) => task.isCommon)
    .map((task) => ({
      task: String(task.task),
      with: { n: 1, mean: task.with!, variance: null },
      without: { n: 1, mean: task.without!, variance: null },
    }))
  return gainPairedCells({ pairs })
}

/**
 * Standard error for running the same tasks again: trials of different configurations are
 * independent, so their variances add. Null when some configuration has no cell of two trials.
 */
export function rerunSeOverTasks(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): number | null {
  let variance = 0
  for (const { rerunSe } of gainsOfConfigurations(table, contrast, tasks)) {
    if (rerunSe === null) return null
    variance += rerunSe * rerunSe
  }
  const n = contrast.configurations.length
  return n === 0 ? null : Math.sqrt(variance) / n
}

/** A paired gain as it is shown, with the kind of interval asked for. */
export function asGain(
  paired: Pick<GainPaired, 'delta' | 'lo' | 'hi' | 'nTasks'>,
  rerunSe: number | null,
  nTrials: number,
  uncertainty: Uncertainty,
): Gain {
  const { delta: estimate, nTasks } = paired
  const counts = { estimate, nTasks, nTrials }
  if (uncertainty === 'new_tasks') {
    const method = paired.lo === null ? 'none' : 'paired_t'
    return { ...counts, low: paired.lo, high: paired.hi, method }
  }
  if (estimate === null || rerunSe === null)
    return { ...counts, low: null, high: null, method: 'none' }
  const { lo, hi } = zInterval(estimate, rerunSe, DEFAULT_CONF)
  return { ...counts, low: lo, high: hi, method: 'paired_rerun' }
}

/** Counted trials of both arms in the given tasks. */
export const countTrials = (tasks: readonly TaskMeasure[]): number =>
  tasks.reduce((total, task) => total + task.nWith + task.nWithout, 0)
