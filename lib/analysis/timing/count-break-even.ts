import type { Db } from '@/db/open-database'
import { loadCostsByArm } from '@/lib/analysis/cell-table/load-usage'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { drawsFor } from '@/lib/analysis/model/compare-arm-costs'
import { armId } from '@/lib/cells/arm-usage'
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
  /** Rows beyond those. */
  readonly nMore: number
}

/** Each row draws for itself: a page of very many models would keep its reader waiting. */
const MOST_ROWS = 40

type Open = Pick<OpenExperiment, 'table' | 'experiment'>

/** Reuses until writing pays, of each way of writing against no skills; null without such conditions. */
export async function countBreakEven(
  db: Db,
  { table, experiment }: Open,
  policy: ErrorPolicy,
  writing: number,
): Promise<BreakEven | null> {
  const baseline = table.conditions.findIndex(({ kind }) => kind === 'no_skills')
  const timed = timedConditions(table)
  if (baseline < 0 || timed.length === 0) return null
  const idOf = (condition: number) => table.conditions[condition]!.id
  const costs = await loadCostsByArm(db, experiment.id, [baseline, ...timed].map(idOf))
  const { sum: solved, n } = table.byPolicy[policy]
  const pairsOf = (configuration: number, arm: number): TaskCostPair[] => {
    const [ofA, ofB] = [arm, baseline].map((condition) =>
      costs.get(armId(table.configurations[configuration]!.id, idOf(condition))),
    )
    if (!ofA || !ofB) return []
    return [...table.tasks.entries()].flatMap(([task, { id }]) => {
      const [costA, costB] = [ofA.get(id), ofB.get(id)]
      const [a, b] = [arm, baseline].map((one) => table.cellAt(task, configuration, one))
      if (costA === undefined || costB === undefined || !n[a!] || !n[b!]) return []
      return [{ costA, costB, solvedA: solved[a!]!, solvedB: solved[b!]! }]
    })
  }
  const found = [...table.configurations.keys()]
    .flatMap((configuration) =>
      timed.map((arm) => ({ configuration, arm, tasks: pairsOf(configuration, arm) })),
    )
    .filter(({ tasks }) => tasks.length > 0)
  const draws = Math.max(1000, Math.min(drawsFor(table.tasks.length), 4000))
  const rows = found.slice(0, MOST_ROWS).map(({ configuration, arm, tasks }): BreakEvenRow => {
    const { uses, lo, hi } = costBreakEven({ tasks, writing, draws })
    const { key, harness, model } = table.configurations[configuration]!
    return {
      ...{ configuration: key, harness, model },
      ...{ arm: table.conditions[arm]!.key, label: table.conditions[arm]!.label },
      ...{ nTasks: tasks.length, uses, low: lo, high: hi },
      with: perSolved(tasks.map(({ costA, solvedA }) => [costA, solvedA])),
      without: perSolved(tasks.map(({ costB, solvedB }) => [costB, solvedB])),
    }
  })
  return { writing, draws, rows, nMore: found.length - rows.length }
}

function perSolved(tasks: readonly (readonly [cost: number, solved: number])[]): number {
  const solved = sum(tasks.map(([, one]) => one))
  return solved > 0 ? sum(tasks.map(([cost]) => cost)) / solved : Infinity
}
