import type { Weighting } from '@/lib/domain/weighting'
import { familyErrorOfMean } from '@/lib/stats/gain-family'
import { zeroIfTiny } from '@/lib/stats/numeric-rules'
import { powerNeededT } from '@/lib/stats/power-needed-t'
import { planMoreData, type MoreDataPlan } from '@/lib/stats/plan-more-data'
import type { CellTable } from './cell-table'
import type { TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import { weighGain } from './weigh-gain'

/**
 * What more data would show of the gain of a contrast, from the error of the interval that is shown
 * for other tasks under this weight.
 */
export function planGain(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  weighting: Weighting,
): MoreDataPlan {
  const { se, df, gain, nFamilies } = weighGain(table, contrast, tasks, {
    ...{ weighting, uncertainty: 'new_tasks' },
  })
  const plain = rerunSeOverTasks(table, contrast, tasks)
  const { nTasks, nTrials } = gain
  return planMoreData({
    ...{ nTasks, se, df },
    // Without any noise between runs no weight has any.
    rerunSe: plain && weighGain(table, contrast, tasks, { weighting, uncertainty: 'rerun' }).se,
    ...(nFamilies === undefined ? {} : { nFamilies }),
    hasSpread: gainOverTasks(tasks).se !== 0,
    trials: trialsPerCell(nTrials, nTasks, contrast.configurations.length),
  })
}

/** Trials of a task in one arm of one configuration, on average; at least one. */
export const trialsPerCell = (nTrials: number, nTasks: number, nConfigurations: number): number =>
  nTasks === 0 ? 1 : Math.max(1, Math.round(nTrials / (2 * nTasks * nConfigurations)))

/** How many tasks would usually settle a gain as large as the observed one, with the range of its spread. */
export interface Settling {
  readonly observed: number
  readonly nTasks: number
  /** Null: more than 100,000. */
  readonly tasks: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Null without two tasks, a spread, or a gain to settle. */
export function planSettling(table: CellTable, tasks: readonly TaskMeasure[]): Settling | null {
  const { nTasks, se: plain, delta } = gainOverTasks(tasks)
  const common = tasks.filter((task) => task.isCommon)
  // Families of the same mean size stand for tasks, as in the plan.
  const clustered = familyErrorOfMean(
    common.map((task) => task.delta!),
    common.map(({ task }) => table.tasks[task]!.family),
  )
  const { se, units } = clustered
    ? { se: clustered.se, units: clustered.nFamilies }
    : { se: plain, units: nTasks }
  if (units < 2 || !se || delta === null || zeroIfTiny(delta) === 0) return null
  const sd = se * Math.sqrt(units)
  const needed = powerNeededT({ nTasks: units, sd, target: Math.abs(delta) })
  const inTasks = (count: number | null) => count && Math.ceil((count * nTasks) / units - 1e-9)
  return {
    ...{ observed: delta, nTasks, tasks: inTasks(needed.tasksNeeded) },
    ...{ low: inTasks(needed.tasksNeededLo), high: inTasks(needed.tasksNeededHi) },
  }
}
