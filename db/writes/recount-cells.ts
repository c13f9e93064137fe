import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { COUNTED_CELL, COUNTED_MEASURE, countCells, countMeasures, EVERY_CELL } from './count-cells'
import { raiseVersion } from './raise-version'

/** Place of a cell within an experiment: ids of task, configuration and condition. */
export type CellKey = readonly [taskId: number, configurationId: number, conditionId: number]

/** Which cells: named outright, and those of trials (live or not) by id. */
export interface AffectedCells {
  readonly keys: readonly CellKey[]
  readonly trialIds: readonly number[]
}

// `+` keeps SQLite from the index on it: a few rows are found by their ids.
const AFFECTED = `
  SELECT value->>0 AS task_id, value->>1 AS configuration_id, value->>2 AS condition_id FROM json_each(:keys)
  UNION
  SELECT task_id, configuration_id, condition_id FROM trial
  WHERE id IN (SELECT value FROM json_each(:trialIds)) AND +experiment_id = :experimentId`

type Arguments = Readonly<Record<string, string | number | null>>

/** Writes cells and measures that are not there, from the live trials. */
const fill = (affected: string, args: Arguments): InStatement[] => [
  { sql: `INSERT INTO cell (${COUNTED_CELL}) ${countCells(affected)}`, args },
  { sql: `INSERT INTO cell_measure (${COUNTED_MEASURE}) ${countMeasures(affected)}`, args },
]

/**
 * Statements that make cells, with their measures, anew from the live trials. To be run in the
 * transaction that changed the trials, after it changed them: pages then never see a trial without
 * its cell. `affected` is a query of task_id, configuration_id and condition_id, over `args`.
 */
export const recountStatements = (
  affected: string,
  args: Arguments & { readonly experimentId: number },
): InStatement[] => [
  {
    // Its measures go with a cell.
    sql: `DELETE FROM cell WHERE rowid IN (SELECT c.rowid FROM (${affected}) a CROSS JOIN cell c
      ON c.experiment_id = :experimentId AND c.task_id = a.task_id AND c.configuration_id = a.configuration_id
        AND c.condition_id = a.condition_id)`,
    args,
  },
  ...fill(affected, args),
]

/** The same for cells that are named, and those of trials. */
export const cellStatements = (
  experimentId: number,
  { keys, trialIds }: AffectedCells,
): InStatement[] =>
  recountStatements(AFFECTED, {
    experimentId,
    keys: JSON.stringify(keys),
    trialIds: JSON.stringify(trialIds),
  })

/** Makes all cells of an experiment from its trials: the slow, obvious way. Published cells have none and stay. */
export async function rebuildCells(db: Db, experimentId: number): Promise<void> {
  const args = { experimentId }
  await db.$client.batch(
    [
      {
        sql: `DELETE FROM cell WHERE experiment_id =
          (SELECT id FROM experiment WHERE id = :experimentId AND kind = 'logs')`,
        args,
      },
      ...fill(EVERY_CELL, args),
      ...raiseVersion(experimentId),
    ],
    'write',
  )
}
