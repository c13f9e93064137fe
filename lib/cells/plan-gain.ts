import { planMoreData, type MoreDataPlan } from '@/lib/stats/plan-more-data'
import type { CellTable } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'

/** What more data would show of the gain of a contrast, each task counting once. */
export function planGain(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): MoreDataPlan {
  const common = tasks.filter((task) => task.isCommon)
  const { nTasks, se } = gainOverTasks(tasks)
  return planMoreData({
    nTasks,
    se,
    rerunSe: rerunSeOverTasks(table, contrast, tasks),
    trials: trialsPerCell(countTrials(common), nTasks, contrast.configurations.length),
  })
}

/** Trials of a task in one arm of one configuration, on average; at least one. */
export const trialsPerCell = (nTrials: number, nTasks: number, nConfigurations: number): number =>
  nTasks === 0 ? 1 : Math.max(1, Math.round(nTrials / (2 * nTasks * nConfigurations)))
