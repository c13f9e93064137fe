import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { cell } from '@/db/schema'
import { countedRewardList, type ErrorPolicy } from '@/lib/domain/error-policy'
import { cellMoments } from '@/lib/cells/cell-moments'
import type { CellTable } from '@/lib/cells/cell-table'
import { getExperiment } from './get-experiment'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'

/** A sum with the number of trials that know it, as a mean; null when none does. */
export interface KnownMean {
  readonly mean: number | null
  readonly nTrials: number
}

export interface CellItem {
  readonly task: string
  readonly configuration: string
  readonly harness: string | null
  readonly model: string | null
  readonly condition: string
  readonly nTrials: number
  /** Trials that count under the policy, and their mean reward. */
  readonly nCounted: number
  readonly meanReward: number | null
  readonly nCountedAsFail: number
  readonly nExcluded: number
  readonly nInferred: number
  /** `{status: [[reward|null, count], …]}`; null where a source prints only a mean. */
  readonly rewards: unknown
  /** Counted rewards equal to 1, and strictly between 0 and 1; null where a source does not say. */
  readonly nEq1: number | null
  readonly nPartial: number | null
  /** The counted rewards, ascending, as `[reward, count]`; null where only a mean is known. */
  readonly counted: readonly (readonly [number, number])[] | null
  readonly tokensIn: KnownMean
  readonly tokensOut: KnownMean
  readonly costUsd: KnownMean
  readonly durationMs: KnownMean
  readonly steps: KnownMean
  readonly source: string | null
}

export interface CellListQuestion {
  readonly policy: ErrorPolicy
  /** Opaque place to go on from; null: from the start. */
  readonly cursor: string | null
  readonly limit: number
}

const known = (sum: number | null, count: number): KnownMean => ({
  mean: sum === null || count === 0 ? null : sum / count,
  nTrials: count,
})

function countEach(ascending: readonly number[]): [number, number][] {
  const bars: [number, number][] = []
  for (const reward of ascending) {
    const last = bars.at(-1)
    if (last?.[0] === reward) last[1] += 1
    else bars.push([reward, 1])
  }
  return bars
}

/** A cell by the places of its task, configuration and condition in the lists of the table. */
interface Spot {
  readonly task: number
  readonly configuration: number
  readonly condition: number
  /** Its number if every combination had a cell: what a cursor holds. */
  readonly number: number
}

/** The cells from a number on, by task, configuration and condition, whenever they were stored. */
function listSpots(table: CellTable, from: number, most: number): Spot[] {
  const [width, depth] = [table.configurations.length, table.conditions.length]
  const end = table.tasks.length * width * depth
  const spots: Spot[] = []
  for (let number = from; number < end && spots.length < most; number++) {
    const condition = number % depth
    const configuration = Math.floor(number / depth) % width
    const task = Math.floor(number / depth / width)
    if (table.cellAt(task, configuration, condition) >= 0)
      spots.push({ task, configuration, condition, number })
  }
  return spots
}

const TASKS_A_READ = 500
const keyOf = (...ids: readonly [task: number, configuration: number, condition: number]) =>
  ids.join(' ')

/** The stored cells of some tasks, by the ids of task, configuration and condition. */
async function readCellsOf(db: Db, experimentId: number, taskIds: readonly number[]) {
  const found = new Map<string, typeof cell.$inferSelect>()
  for (let start = 0; start < taskIds.length; start += TASKS_A_READ) {
    const some = taskIds.slice(start, start + TASKS_A_READ)
    const rows = await db
      .select()
      .from(cell)
      .where(and(eq(cell.experimentId, experimentId), inArray(cell.taskId, some)))
    for (const row of rows) found.set(keyOf(row.taskId, row.configurationId, row.conditionId), row)
  }
  return found
}

/** Every cell of an experiment, in the order of the table; null: no such experiment. */
export async function listCells(
  db: Db,
  slug: string,
  { policy, cursor, limit }: CellListQuestion,
): Promise<{ items: CellItem[]; next: string | null } | null> {
  const experiment = await getExperiment(db, slug)
  if (!experiment) return null
  const table = await loadCells(db, experiment.id)
  const after = cursor === null ? NaN : Number(cursor)
  const spots = listSpots(table, Number.isSafeInteger(after) ? after + 1 : 0, limit + 1)
  const shown = spots.slice(0, limit)
  const taskIds = [...new Set(shown.map((spot) => table.tasks[spot.task]!.id))]
  const stored = await readCellsOf(db, experiment.id, taskIds)
  const items = shown.flatMap((spot) => {
    const row = stored.get(
      keyOf(
        table.tasks[spot.task]!.id,
        table.configurations[spot.configuration]!.id,
        table.conditions[spot.condition]!.id,
      ),
    )
    // Gone since the table was read: the next question reads it anew.
    return row ? [describeCell(table, spot, row, policy)] : []
  })
  return { items, next: spots.length > limit ? String(shown.at(-1)!.number) : null }
}

function describeCell(
  table: CellTable,
  spot: Spot,
  one: typeof cell.$inferSelect,
  policy: ErrorPolicy,
): CellItem {
  const columns = table.byPolicy[policy]
  const place = table.cellAt(spot.task, spot.configuration, spot.condition)
  const moments = cellMoments(columns, place)
  const configuration = table.configurations[spot.configuration]!
  return {
    task: table.tasks[spot.task]!.name,
    configuration: configuration.key,
    harness: configuration.harness,
    model: configuration.model,
    condition: table.conditions[spot.condition]!.key,
    nTrials: one.nTrials,
    nCounted: moments?.n ?? 0,
    meanReward: moments?.mean ?? null,
    nCountedAsFail: columns.nCountedAsFail[place]!,
    nExcluded: columns.nExcluded[place]!,
    nInferred: one.nInferred,
    rewards: one.rewards,
    nEq1: columns.nEq1[place]!,
    nPartial: columns.nPartial[place]! < 0 ? null : columns.nPartial[place]!,
    counted: one.rewards && countEach(countedRewardList(one.rewards, policy)),
    tokensIn: known(one.tokensInSum, one.tokensInCount),
    tokensOut: known(one.tokensOutSum, one.tokensOutCount),
    costUsd: known(one.costSum, one.costCount),
    durationMs: known(one.durationSum, one.durationCount),
    steps: known(one.stepSum, one.stepCount),
    source: one.source,
  }
}
