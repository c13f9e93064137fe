import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { rateLimits } from '@/lib/stats/rate-limits'
import type { CellTable } from './cell-table'
import type { ViewQuestion } from './describe-contrast'
import { tasksThatWeigh, weighRate } from './weigh-pairs'

/** One condition on the cells that all shown conditions have. */
export interface CommonRate {
  readonly condition: string
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

/** All conditions on the configurations and tasks that every one of them has. */
export interface CommonConditions {
  readonly configurations: readonly string[]
  readonly nTasks: number
  /** What it costs: configurations and tasks that some condition lacks. */
  readonly nConfigurationsLost: number
  readonly nTasksLost: number
  readonly rates: readonly CommonRate[]
}

/** Configurations by the tasks on which they have every condition. */
function findComplete(table: CellTable, policy: ErrorPolicy, conditions: readonly number[]) {
  const { n } = table.byPolicy[policy]
  return table.configurations.map((_, configuration) => {
    const complete = [...table.tasks.keys()].filter((task) =>
      conditions.every((condition) => {
        const cell = table.cellAt(task, configuration, condition)
        return cell >= 0 && n[cell]! > 0
      }),
    )
    return new Set(complete)
  })
}

/**
 * All conditions on their common set: configurations that have every condition on at least 95 % as
 * many tasks as the best one, and the tasks that all of these have in full.
 */
export function intersectConditions(
  table: CellTable,
  { policy, ...how }: ViewQuestion,
  keys: readonly string[],
): CommonConditions | null {
  const conditions = keys.map((key) => table.conditions.findIndex((one) => one.key === key))
  const complete = findComplete(table, policy, conditions)
  const most = Math.max(0, ...complete.map((tasks) => tasks.size))
  if (most === 0) return null
  const configurations = [...complete.keys()].filter((at) => complete[at]!.size >= 0.95 * most)
  const tasks = [...table.tasks.keys()].filter((task) =>
    configurations.every((at) => complete[at]!.has(task)),
  )
  const columns = table.byPolicy[policy]
  const nTasks = tasksThatWeigh(
    tasks.map((task) => table.tasks[task]!),
    how.weighting,
  ).length
  const rates = conditions.map((condition, index): CommonRate => {
    const arm = tasks.map((task) => ({
      domain: table.tasks[task]!.domain,
      cells: configurations.map((at) => table.cellAt(task, at, condition)),
    }))
    const weighed = weighRate(columns, arm, how)
    const { lo: low, hi: high } = rateLimits(weighed, nTasks)
    return { condition: keys[index]!, rate: weighed.estimate, low, high }
  })
  return {
    configurations: configurations.map((at) => table.configurations[at]!.key),
    nTasks,
    nConfigurationsLost: table.configurations.length - configurations.length,
    nTasksLost: table.tasks.length - tasks.length,
    rates,
  }
}
