import { gainInterval, type GainInterval } from '@/lib/stats/gain-interval'
import { commonCells, gainPairedCells, type GainPaired } from '@/lib/stats/gain-paired'
import { cellMoments } from './cell-moments'
import type { CellTable } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { foundOfNamedTasks, type FoundGain } from './show-gain'

/** A paired gain with the interval of its differences, which is never a point. */
export interface TasksGain extends GainPaired {
  readonly interval: GainInterval
}

/** That of a configuration, with its error by families of tasks where they are named. */
export interface ConfigurationGain extends GainPaired {
  readonly found: FoundGain
}

/** The paired gain of one configuration over the given tasks (spec 2.1). */
export function gainOfConfiguration(
  table: CellTable,
  contrast: Contrast,
  configuration: number,
  tasks: Iterable<number>,
): ConfigurationGain {
  const columns = table.byPolicy[contrast.policy]
  const pairs = []
  for (const task of tasks)
    pairs.push({
      task: table.tasks[task]!.name,
      family: table.tasks[task]!.family,
      with: cellMoments(columns, table.cellAt(task, configuration, contrast.with)),
      without: cellMoments(columns, table.cellAt(task, configuration, contrast.without)),
    })
  const common = commonCells(pairs)
  const deltas = common.map((cell) => cell.with.mean - cell.without.mean)
  const families = common.map((cell) => cell.family)
  return {
    ...gainPairedCells({ pairs }),
    found: foundOfNamedTasks(gainInterval({ deltas }), deltas, families),
  }
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

const gainOf = new WeakMap<readonly TaskMeasure[], TasksGain>()

/**
 * The mean gain over configurations on the tasks that all of them have in both arms: per task the
 * mean of its differences, then an interval over tasks. Configurations share their tasks, so that
 * tasks × configurations is never the n. Computed once for each list of tasks.
 */
export function gainOverTasks(tasks: readonly TaskMeasure[]): TasksGain {
  const known = gainOf.get(tasks)
  if (known) return known
  const common = tasks.filter((task) => task.isCommon)
  const pairs = common.map((task) => ({
    task: String(task.task),
    with: { n: 1, mean: task.with!, variance: null },
    without: { n: 1, mean: task.without!, variance: null },
  }))
  const deltas = common.map((task) => task.with! - task.without!)
  const found = { ...gainPairedCells({ pairs }), interval: gainInterval({ deltas }) }
  gainOf.set(tasks, found)
  return found
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

/** Counted trials of both arms in the given tasks. */
export const countTrials = (tasks: readonly TaskMeasure[]): number =>
  tasks.reduce((total, task) => total + task.nWith + task.nWithout, 0)
