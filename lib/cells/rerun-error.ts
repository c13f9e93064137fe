import type { Weighting } from '@/lib/domain/weighting'
import { pooledVariance, rerunVarianceOf } from '@/lib/stats/moments'
import { cellMoments } from './cell-moments'
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
  const nConfigurations = tasks[0]?.cells.length ?? 0
  if (nConfigurations === 0) return null
  let variance = 0
  for (let configuration = 0; configuration < nConfigurations; configuration++) {
    const cells = tasks.map((task) => cellMoments(columns, task.cells[configuration]!)!)
    const weights = tasks.map((task) => weightOf(task, task.cells[configuration]!))
    const part = rerunVarianceOf(cells, weights)
    if (part === null) return null
    variance += part
  }
  return variance
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
