import type { Db } from '@/db/open-database'
import { compareCells } from '@/db/checks/compare-counted'
import { raiseVersion } from '@/db/writes/raise-version'
import { cellStatements, type CellKey } from '@/db/writes/recount-cells'
import { turnEventLoop } from '@/db/writes/turn-event-loop'
import { fenceStatements } from '@/db/writes/writer-lease'

// `+` keeps SQLite from the index on it: a few rows are found by their ids.
const OF_TRIALS = `
  SELECT DISTINCT task_id, configuration_id, condition_id FROM trial
  WHERE id IN (SELECT value FROM json_each(:trialIds)) AND +experiment_id = :experimentId`

// An earlier version that writes a cell takes its measures away and knows of none. Comparing them one
// by one, as check:db does, would take as long again.
const WRONG = `${compareCells(OF_TRIALS)}
  UNION ALL
  SELECT c.task_id, c.configuration_id, c.condition_id, NULL, ' without measures'
  FROM (${OF_TRIALS}) a CROSS JOIN cell c ON c.experiment_id = :experimentId AND c.task_id = a.task_id
    AND c.configuration_id = a.configuration_id AND c.condition_id = a.condition_id
  WHERE c.tokens_in_count + c.tokens_out_count + c.cost_count + c.duration_count + c.step_count > 0
    AND NOT EXISTS (SELECT 1 FROM cell_measure m WHERE m.experiment_id = c.experiment_id
      AND m.task_id = c.task_id AND m.configuration_id = c.configuration_id AND m.condition_id = c.condition_id)`

async function listWrongCells(
  db: Db,
  experimentId: number,
  trialIds: readonly number[],
): Promise<CellKey[]> {
  const args = { experimentId, trialIds: JSON.stringify(trialIds) }
  const { rows } = await db.$client.execute({ sql: WRONG, args })
  return rows.map((row) => [
    Number(row.task_id),
    Number(row.configuration_id),
    Number(row.condition_id),
  ])
}

/** Trials whose cells are compared at once: the trials of a cell lie in many folders. */
const TRIALS_AT_ONCE = 5000

/**
 * Makes anew the cells of these trials that do not count them as they are: what an earlier version,
 * killed or run again on a newer database, left behind.
 */
export async function healCells(
  db: Db,
  {
    experimentId,
    leaseHolder,
  }: { readonly experimentId: number; readonly leaseHolder: string | null },
  trialIds: readonly number[],
): Promise<void> {
  for (let from = 0; from < trialIds.length; from += TRIALS_AT_ONCE) {
    const keys = await listWrongCells(db, experimentId, trialIds.slice(from, from + TRIALS_AT_ONCE))
    if (keys.length > 0) {
      const recounts = cellStatements(experimentId, { keys, trialIds: [] })
      await db.$client.batch(
        [...fenceStatements(leaseHolder), ...recounts, ...raiseVersion(experimentId)],
        'write',
      )
    }
    await turnEventLoop()
  }
}
