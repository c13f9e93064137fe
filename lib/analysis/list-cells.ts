import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { cell, condition, configuration, task } from '@/db/schema'
import { countedRewardList, type ErrorPolicy } from '@/lib/domain/error-policy'
import { cellMoments } from './cell-moments'
import { getExperiment } from './get-experiment'
import { loadCells } from './load-cells'

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

const rowId = sql<number>`cell.rowid`

/** Every cell of an experiment, in the order they were stored; null: no such experiment. */
export async function listCells(
  db: Db,
  slug: string,
  { policy, cursor, limit }: CellListQuestion,
): Promise<{ items: CellItem[]; next: string | null } | null> {
  const experiment = await getExperiment(db, slug)
  if (!experiment) return null
  const table = await loadCells(db, experiment.id)
  const after = Number(cursor)
  const rows = await db
    .select({ rowId, cell, task: task.name, configuration, condition: condition.key })
    .from(cell)
    .innerJoin(task, eq(task.id, cell.taskId))
    .innerJoin(configuration, eq(configuration.id, cell.configurationId))
    .innerJoin(condition, eq(condition.id, cell.conditionId))
    .where(
      and(
        eq(cell.experimentId, experiment.id),
        Number.isSafeInteger(after) ? gt(rowId, after) : undefined,
      ),
    )
    .orderBy(asc(rowId))
    .limit(limit + 1)
  const indexOf = (list: readonly { id: number }[], id: number) =>
    list.findIndex((one) => one.id === id)
  const columns = table.byPolicy[policy]
  const items = rows.slice(0, limit).map((row): CellItem => {
    const place = table.cellAt(
      indexOf(table.tasks, row.cell.taskId),
      indexOf(table.configurations, row.cell.configurationId),
      indexOf(table.conditions, row.cell.conditionId),
    )
    const moments = cellMoments(columns, place)
    const one = row.cell
    return {
      task: row.task,
      configuration: row.configuration.key,
      harness: row.configuration.harness,
      model: row.configuration.model,
      condition: row.condition,
      nTrials: one.nTrials,
      nCounted: moments?.n ?? 0,
      meanReward: moments?.mean ?? null,
      nCountedAsFail: columns.nCountedAsFail[place] ?? 0,
      nExcluded: columns.nExcluded[place] ?? 0,
      nInferred: one.nInferred,
      rewards: one.rewards,
      nEq1: place < 0 ? null : columns.nEq1[place]!,
      nPartial: place < 0 || columns.nPartial[place]! < 0 ? null : columns.nPartial[place]!,
      counted: one.rewards && countEach(countedRewardList(one.rewards, policy)),
      tokensIn: known(one.tokensInSum, one.tokensInCount),
      tokensOut: known(one.tokensOutSum, one.tokensOutCount),
      costUsd: known(one.costSum, one.costCount),
      durationMs: known(one.durationSum, one.durationCount),
      steps: known(one.stepSum, one.stepCount),
      source: one.source,
    }
  })
  return { items, next: rows.length > limit ? String(rows[limit - 1]!.rowId) : null }
}
