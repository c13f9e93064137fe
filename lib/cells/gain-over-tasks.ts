import { finish, mapping, type Parts } from '@/lib/domain/parts'
import { gainInterval, type GainInterval } from '@/lib/stats/gain-interval'
import { gainPairedCells, type GainPaired } from '@/lib/stats/gain-paired'
import { signOf, sum } from '@/lib/stats/numeric-rules'
import { cellVariance, fillVariances } from './cell-moments'
import type { CellTable, PolicyColumns } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { foundOfNamedTasks, type FoundGain } from './show-gain'

/** A paired gain with the interval of its differences, which is never a point. */
export interface TasksGain extends GainPaired {
  readonly interval: GainInterval
}

/** The paired gain of one configuration. */
export type ConfigurationGain = Pick<
  GainPaired,
  'nTasks' | 'withMean' | 'withoutMean' | 'delta' | 'rerunSe' | 'nUp' | 'nDown' | 'nTie'
>

/** What the tasks that a configuration has in both arms say: by task, in the order given. */
interface PairedTasks {
  readonly tasks: readonly number[]
  readonly with: Float64Array
  readonly without: Float64Array
  readonly rerunSe: number | null
}

// Columns and no objects by task: this runs for every configuration under every policy.
function pairTasks(
  table: CellTable,
  contrast: Contrast,
  configuration: number,
  asked: Iterable<number>,
): PairedTasks {
  const columns = table.byPolicy[contrast.policy]
  const tasks: number[] = []
  const cells = { with: [] as number[], without: [] as number[] }
  for (const task of asked) {
    const after = table.cellAt(task, configuration, contrast.with)
    const before = table.cellAt(task, configuration, contrast.without)
    if (after < 0 || before < 0 || columns.n[after] === 0 || columns.n[before] === 0) continue
    tasks.push(task)
    cells.with.push(after)
    cells.without.push(before)
  }
  const means = (arm: readonly number[]) =>
    Float64Array.from(arm, (cell) => columns.sum[cell]! / columns.n[cell]!)
  const after = rerunVarianceOfCells(columns, cells.with)
  const before = rerunVarianceOfCells(columns, cells.without)
  return {
    ...{ tasks, with: means(cells.with), without: means(cells.without) },
    rerunSe: after === null || before === null ? null : Math.sqrt(after + before) / tasks.length,
  }
}

/** Σ s²/k over the cells of an arm; one of a single trial borrows the pooled variance. */
function rerunVarianceOfCells(columns: PolicyColumns, cells: readonly number[]): number | null {
  const trials = Int32Array.from(cells, (cell) => columns.n[cell]!)
  const variances = fillVariances(
    Float64Array.from(cells, (cell) => cellVariance(columns, cell)),
    trials,
  )
  if (variances === null) return null
  let total = 0
  for (let i = 0; i < trials.length; i++) total += variances[i]! / trials[i]!
  return total
}

function summarizePaired({ tasks, rerunSe, ...arms }: PairedTasks): ConfigurationGain {
  const nTasks = tasks.length
  const meanOf = (values: Float64Array) => (nTasks === 0 ? null : sum(values) / nTasks)
  const signs = { nUp: 0, nDown: 0, nTie: 0 }
  const differences = arms.with.map((rate, i) => rate - arms.without[i]!)
  for (let i = 0; i < nTasks; i++) {
    const sign = signOf(differences[i]!)
    signs[sign > 0 ? 'nUp' : sign < 0 ? 'nDown' : 'nTie'] += 1
  }
  const [withMean, withoutMean] = [meanOf(arms.with), meanOf(arms.without)]
  return { nTasks, withMean, withoutMean, delta: meanOf(differences), rerunSe, ...signs }
}

/** The paired gain of one configuration over the given tasks (spec 2.1), with its error by families where they are named. */
export function gainOfConfiguration(
  table: CellTable,
  contrast: Contrast,
  configuration: number,
  asked: Iterable<number>,
): ConfigurationGain & { readonly found: FoundGain } {
  const paired = pairTasks(table, contrast, configuration, asked)
  const deltas = Array.from(paired.with, (rate, i) => rate - paired.without[i]!)
  const families = paired.tasks.map((task) => table.tasks[task]!.family)
  const found = foundOfNamedTasks(gainInterval({ deltas }), deltas, families)
  return { ...summarizePaired(paired), found }
}

const gainsOf = new WeakMap<readonly TaskMeasure[], readonly ConfigurationGain[]>()

/**
 * The paired gain of every shown configuration over the common ones of these tasks. Several numbers
 * of a page come from it: computed once for each list of tasks, which belongs to one contrast.
 */
export function gainsOfConfigurations(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): readonly ConfigurationGain[] {
  return finish(gainsOfConfigurationsInParts(table, contrast, tasks))
}

/** The same, a configuration a part. */
export function* gainsOfConfigurationsInParts(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): Parts<readonly ConfigurationGain[]> {
  const found = gainsOf.get(tasks)
  if (found) return found
  const common = tasks.filter((task) => task.isCommon).map((task) => task.task)
  const gains = yield* mapping(contrast.configurations, (configuration) =>
    summarizePaired(pairTasks(table, contrast, configuration, common)),
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
