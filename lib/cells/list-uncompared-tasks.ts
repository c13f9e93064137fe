import { chooseTaskTest } from '@/lib/stats/pick-task-method'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { CellTable } from './cell-table'
import type { TaskComparison } from './compare-tasks'
import { taskRates, type TaskRow } from './describe-task'
import { NO_GAIN } from './show-gain'
import { offeredSizes } from './offered-sizes'

/** A task where there are no two known conditions: nothing is compared, and nothing is 0. */
export const uncompared = (task: number): TaskComparison => ({
  ...{ task, nConfigurations: 0, isCommon: false },
  ...{ without: null, with: null, delta: null, nWithout: 0, nWith: 0 },
  ...{ nUp: 0, nDown: 0, nTie: 0, q: null, isSetAside: false },
  finding: 'no_data',
  ...chooseTaskTest({ strata: [] }),
})

/** The row of such a task: its rates under each condition, over all configurations that ran it. */
export function describeUncompared(
  table: CellTable,
  policy: ErrorPolicy,
  comparison: TaskComparison,
): TaskRow {
  const { name, domain, difficulty } = table.tasks[comparison.task]!
  const { skillCount, skillTokens } = offeredSizes(table, comparison.task, null)
  const { without, with: with_, nConfigurations, nUp, nDown, nTie } = comparison
  const { finding, test, reason, p, q, pHarm, pLess, chanceNegative, draws } = comparison
  return {
    ...{ task: name, domain, difficulty, without, with: with_ },
    gain: NO_GAIN,
    ...{
      nConfigurations,
      nUp,
      nDown,
      nTie,
      label: 'no_data',
      finding,
      test,
      reason,
      p,
      q,
      pHarm,
      skillCount,
      skillTokens,
    },
    ...{ isSetAside: comparison.isSetAside, pLess, chanceNegative, draws },
    rates: taskRates(table, comparison.task, policy, [...table.configurations.keys()]),
  }
}
