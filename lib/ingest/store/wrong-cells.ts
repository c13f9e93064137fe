import type { Db } from '@/db/open-database'
import { compareCells, compareMeasures } from '@/db/checks/compare-counted'
import type { CellKey } from '@/db/writes/recount-cells'

const OF_TRIALS = `
  SELECT DISTINCT task_id, configuration_id, condition_id FROM trial
  WHERE id IN (SELECT value FROM json_each(:trialIds)) AND experiment_id = :experimentId`

/**
 * Cells of these trials that do not count them as they are: what a process that was killed in an
 * earlier version left behind.
 */
export async function listWrongCells(
  db: Db,
  experimentId: number,
  trialIds: readonly number[],
): Promise<CellKey[]> {
  if (trialIds.length === 0) return []
  const args = { experimentId, trialIds: JSON.stringify(trialIds) }
  const found = await Promise.all(
    [compareCells, compareMeasures].map((compare) =>
      db.$client.execute({ sql: compare(OF_TRIALS), args }),
    ),
  )
  return found.flatMap(({ rows }) =>
    rows.map((row): CellKey => [
      Number(row.task_id),
      Number(row.configuration_id),
      Number(row.condition_id),
    ]),
  )
}
