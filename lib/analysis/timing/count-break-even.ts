import type { Db } from '@/db/open-database'
import { loadTaskCosts } from '@/lib/analysis/cell-table/load-usage'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { drawsFor } from '@/lib/analysis/model/compare-arm-costs'
import { timedConditions } from '@/lib/cells/timing/logged-timing'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { costBreakEven } from '@/lib/stats/cost-break-even'
import type { TaskCostPair } from '@/lib/stats/cost-ratio'
import { sum } from '@/lib/stats/numeric-rules'

/** When writing is paid back, for one configuration and one way of writing. */
export interface BreakEvenRow {
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly arm: string
  readonly label: string
  /** Tasks whose every trial tells its cost, with and without. */
  readonly nTasks: number
  /** US dollars a solved task, failed attempts included; Infinity: none was solved. */
  readonly without: number
  readonly with: number
  /** Solved tasks until the writing is paid back; Infinity: never; null: nothing is solved without. */
  readonly uses: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface BreakEven {
  /** What writing is taken to have cost, US dollars: no log says. */
  readonly writing: number
  readonly draws: number
  /** Empty: no task has the cost of every trial on both sides. */
  readonly rows: readonly BreakEvenRow[]
}

/** Draws of all rows together, in tasks: a page of many models waits no longer than one of few. */
const MOST_ROWS = 40

/** Reuses until writing pays, of each way of writing against no skills; null without such conditions. */
export async function countBreakEven(
  db: Db,
  { table, experiment }: Pick<OpenExperiment, 'table' | 'experiment'>,
  policy: ErrorPolicy,
  writing: number,
): Promise<BreakEven | null> {
  const baseline = table.conditions.findIndex(({ kind }) => kind === 'no_skills')
  const timed = timedConditions(table)
  if (baseline < 0 || timed.length === 0) return null
  const draws = Math.max(1000, Math.min(drawsFor(table.tasks.length), 4000))
  const rows: BreakEvenRow[] = []
  for (const [configuration, { id, key, harness, model }] of table.configurations.entries()) {
    const costsOf = (condition: number) =>
      loadTaskCosts(db, experiment.id, {
        ...{ configurationId: id, conditionId: table.conditions[condition]!.id },
      })
    const without = await costsOf(baseline)
    if (without.size === 0) continue
    for (const arm of timed) {
      const { sum: solved, n } = table.byPolicy[policy]
      const costs = await costsOf(arm)
      const tasks = [...table.tasks.entries()].flatMap(([task, { id: taskId }]): TaskCostPair[] => {
        const [costA, costB] = [costs.get(taskId), without.get(taskId)]
        const [a, b] = [arm, baseline].map((one) => table.cellAt(task, configuration, one))
        if (costA === undefined || costB === undefined || !n[a!] || !n[b!]) return []
        return [{ costA, costB, solvedA: solved[a!]!, solvedB: solved[b!]! }]
      })
      if (tasks.length === 0 || rows.length === MOST_ROWS) continue
      const { uses, lo, hi } = costBreakEven({ tasks, writing, draws })
      rows.push({
        ...{ configuration: key, harness, model },
        ...{ arm: table.conditions[arm]!.key, label: table.conditions[arm]!.label },
        ...{ nTasks: tasks.length, uses, low: lo, high: hi },
        with: perSolved(tasks.map(({ costA, solvedA }) => [costA, solvedA])),
        without: perSolved(tasks.map(({ costB, solvedB }) => [costB, solvedB])),
      })
    }
  }
  return { writing, draws, rows }
}

function perSolved(tasks: readonly (readonly [cost: number, solved: number])[]): number {
  const solved = sum(tasks.map(([, one]) => one))
  return solved > 0 ? sum(tasks.map(([cost]) => cost)) / solved : Infinity
}
