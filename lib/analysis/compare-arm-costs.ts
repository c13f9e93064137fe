import type { Db } from '@/db/open-database'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { costPerSolved } from '@/lib/stats/cost-per-solved'
import { costRatio } from '@/lib/stats/cost-ratio'
import { BOOTSTRAP_DRAWS, DEFAULT_SEED } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import type { Arm } from './compare-arms'
import { loadTaskCosts } from './load-usage'

interface Ratio {
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Spend per solved task of two arms, on the tasks whose every trial reports its cost in both. */
export interface ArmCosts {
  readonly nTasks: number
  readonly first: Ratio
  readonly second: Ratio
  /** First over second; null where it is undefined. */
  readonly ratio: Ratio
  readonly draws: number
  readonly seed: number
}

/** Draws × tasks above which a page does not wait for an interval. */
const MOST_DRAWN = 10_000_000

/** Null where the logs hold no cost of common tasks, or there are too many tasks to draw from. */
export async function compareArmCosts(
  db: Db,
  table: CellTable,
  policy: ErrorPolicy,
  arms: { readonly experimentId: number; readonly first: Arm; readonly second: Arm },
): Promise<ArmCosts | null> {
  const place = ({ configuration, condition }: Arm) => ({
    configurationId: table.configurations[configuration]!.id,
    conditionId: table.conditions[condition]!.id,
  })
  const [first, second] = await Promise.all([
    loadTaskCosts(db, arms.experimentId, place(arms.first)),
    loadTaskCosts(db, arms.experimentId, place(arms.second)),
  ])
  const { sum, n } = table.byPolicy[policy]
  const tasks = [...table.tasks.entries()].flatMap(([task, { id }]) => {
    const [costA, costB] = [first.get(id), second.get(id)]
    const a = table.cellAt(task, arms.first.configuration, arms.first.condition)
    const b = table.cellAt(task, arms.second.configuration, arms.second.condition)
    if (costA === undefined || costB === undefined || n[a] === 0 || n[b] === 0) return []
    return [{ costA, costB, solvedA: sum[a]!, solvedB: sum[b]! }]
  })
  if (tasks.length === 0 || tasks.length * BOOTSTRAP_DRAWS > MOST_DRAWN) return null
  const named = ({
    ratio,
    lo,
    hi,
  }: {
    ratio: number | null
    lo: number | null
    hi: number | null
  }) => ({
    ...{ ratio, low: lo, high: hi },
  })
  return {
    nTasks: tasks.length,
    first: named(
      costPerSolved({ tasks: tasks.map((one) => ({ cost: one.costA, solved: one.solvedA })) }),
    ),
    second: named(
      costPerSolved({ tasks: tasks.map((one) => ({ cost: one.costB, solved: one.solvedB })) }),
    ),
    ratio: named(costRatio({ tasks })),
    draws: BOOTSTRAP_DRAWS,
    seed: DEFAULT_SEED,
  }
}
