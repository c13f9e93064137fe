import type { Db } from '@/db/open-database'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import { costsOfSides, type CostRatio } from '@/lib/stats/cost-ratio'
import { BOOTSTRAP_DRAWS, DEFAULT_SEED } from '@/lib/stats/numeric-rules'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Arm } from '@/lib/cells/compare-arms'
import { loadTaskCosts } from '@/lib/analysis/cell-table/load-usage'

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

/** Tasks drawn in all replicates together: above a thousand tasks fewer draws, which the page says. */
const MOST_DRAWN = 10_000_000
const FEWEST_DRAWS = 1000

/** Draws of an interval over so many tasks; a percentile of many tasks needs no more. */
export const drawsFor = (nTasks: number): number =>
  Math.min(BOOTSTRAP_DRAWS, Math.max(FEWEST_DRAWS, Math.floor(MOST_DRAWN / nTasks)))

/** Null where no common task has the cost of every trial in both arms. */
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
  if (tasks.length === 0) return null
  const draws = drawsFor(tasks.length)
  const { a, b, ratio } = costsOfSides({ tasks, draws })
  return {
    nTasks: tasks.length,
    ...{ first: asRatio(a), second: asRatio(b), ratio: asRatio(ratio) },
    ...{ draws, seed: DEFAULT_SEED },
  }
}

const asRatio = (found: Omit<CostRatio, 'nUndefined'>): Ratio => ({
  ...{ ratio: found.ratio, low: found.lo, high: found.hi },
})
