import type { Weighting } from '@/lib/domain/weighting'
import { pooledVariance } from '@/lib/stats/moments'
import { cellMoments, cellVariance, fillVariances } from './cell-moments'
import type { CellTable, PolicyColumns } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'

/** The cells of one task in one arm: one a configuration, all with counted trials. */
export interface TaskArm {
  readonly domain: string | null
  readonly cells: readonly number[]
}

/**
 * Variance of an arm's rate if the same tasks were run again: each cell's own trial noise with the
 * weight it has in the rate. Trials of different cells are independent, so their variances add; a
 * cell of one trial borrows the variance of its configuration, pooled over all tasks given, also
 * those that weigh nothing. Null where some configuration has no cell of two trials, or where no
 * task weighs.
 */
export function rerunVarianceOfRate(
  columns: PolicyColumns,
  tasks: readonly TaskArm[],
  weighting: Weighting,
): number | null {
  if (weighting === 'domains' && tasks.every(({ domain }) => domain === null)) return null
  const weightOf = cellWeight(columns, tasks, weighting)
  const noise = noiseOfArm(columns, tasks)
  if (noise === null) return null
  let variance = 0
  for (const [configuration, { variances, trials }] of noise.entries()) {
    let part = 0
    for (let i = 0; i < tasks.length; i++) {
      const weight = weightOf(tasks[i]!, tasks[i]!.cells[configuration]!)
      part += (weight * weight * variances[i]!) / trials[i]!
    }
    variance += part
  }
  return variance
}

/** By task: the variance of a run, and how many there are. */
interface ArmNoise {
  readonly variances: Float64Array
  readonly trials: Int32Array
}

const known = new WeakMap<
  readonly TaskArm[],
  { readonly columns: PolicyColumns; readonly noise: readonly ArmNoise[] | null }
>()

/** The noise of each configuration of an arm, which every weight rests on: found once a list. */
function noiseOfArm(columns: PolicyColumns, tasks: readonly TaskArm[]): readonly ArmNoise[] | null {
  const found = known.get(tasks)
  if (found?.columns === columns) return found.noise
  const noise = findNoise(columns, tasks)
  known.set(tasks, { columns, noise })
  return noise
}

function findNoise(columns: PolicyColumns, tasks: readonly TaskArm[]): readonly ArmNoise[] | null {
  const nConfigurations = tasks[0]?.cells.length ?? 0
  const noise: ArmNoise[] = []
  for (let configuration = 0; configuration < nConfigurations; configuration++) {
    const own = new Float64Array(tasks.length)
    const trials = new Int32Array(tasks.length)
    for (let i = 0; i < tasks.length; i++) {
      const cell = tasks[i]!.cells[configuration]!
      own[i] = cellVariance(columns, cell)
      trials[i] = columns.n[cell]!
    }
    const variances = fillVariances(own, trials)
    if (variances === null) return null
    noise.push({ variances, trials })
  }
  return nConfigurations === 0 ? null : noise
}

/** What a cell's mean weighs in the rate of its arm; the weights of all cells sum to 1. */
function cellWeight(
  columns: PolicyColumns,
  tasks: readonly TaskArm[],
  weighting: Weighting,
): (task: TaskArm, cell: number) => number {
  switch (weighting) {
    case 'tasks':
      return (task) => 1 / (tasks.length * task.cells.length)
    case 'trials': {
      let total = 0
      for (const task of tasks) for (const cell of task.cells) total += columns.n[cell]!
      return (_, cell) => columns.n[cell]! / total
    }
    case 'domains': {
      const sizes = new Map<string, number>()
      for (const { domain } of tasks)
        if (domain !== null) sizes.set(domain, (sizes.get(domain) ?? 0) + 1)
      // Without a domain a task weighs nothing, but its cells still tell how much a run varies.
      return ({ domain, cells }) =>
        domain === null ? 0 : 1 / (sizes.size * sizes.get(domain)! * cells.length)
    }
  }
}

/**
 * Standard error of each task's own gain (mean over the shown configurations) if it were run again,
 * in the order of the tasks; null where some arm has no cell of two trials.
 */
export function rerunErrors(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly Pick<TaskMeasure, 'task'>[],
): number[] | null {
  const columns = table.byPolicy[contrast.policy]
  const variances = tasks.map(() => 0)
  for (const configuration of contrast.configurations)
    for (const condition of [contrast.with, contrast.without]) {
      const cells = tasks.map(({ task }) =>
        cellMoments(columns, table.cellAt(task, configuration, condition))!,
      )
      const pooled = pooledVariance(cells)
      if (pooled === null) return null
      for (const [at, { n, variance }] of cells.entries())
        variances[at]! += (variance ?? pooled) / n
    }
  return variances.map((variance) => Math.sqrt(variance) / contrast.configurations.length)
}
