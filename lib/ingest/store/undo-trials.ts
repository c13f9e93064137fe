import type { Db } from '@/db/open-database'
import { raiseVersion } from '@/db/writes/raise-version'
import { turnEventLoop } from './store-batch'
import { cellStatements, type CellKey } from '@/db/writes/recount-cells'
import { fenceStatements } from '@/db/writes/writer-lease'

const TRIALS_A_TRANSACTION = 500

const SOME_TRIALS = `SELECT id, uid, experiment_id, task_id, configuration_id, condition_id
  FROM trial WHERE import_id = ? ORDER BY id LIMIT ?`

// Rows this import replaced belong to whatever stands above it in the chain: with a later import
// above, undoing that one later brings them back; without one they return now.
const PASS_ON = `
  UPDATE trial SET replaced_by_import_id = (
    SELECT above.replaced_by_import_id FROM trial above
    WHERE above.uid = trial.uid AND above.import_id = :importId)
  WHERE replaced_by_import_id = :importId AND uid IN (SELECT value FROM json_each(:uids))`
const REMOVE = 'DELETE FROM trial WHERE id IN (SELECT value FROM json_each(:ids))'
const RETURN = `
  UPDATE trial SET is_live = 1 WHERE is_live = 0 AND replaced_by_import_id IS NULL
    AND uid IN (SELECT value FROM json_each(:uids))`

/** Arms and tasks that nothing refers to any more; tasks that a task folder or table describes stay. */
const SWEEP = [
  `DELETE FROM configuration WHERE experiment_id = :experimentId
    AND NOT EXISTS (SELECT 1 FROM trial WHERE configuration_id = configuration.id)
    AND NOT EXISTS (SELECT 1 FROM cell WHERE configuration_id = configuration.id)`,
  `DELETE FROM condition WHERE experiment_id = :experimentId
    AND NOT EXISTS (SELECT 1 FROM trial WHERE condition_id = condition.id)
    AND NOT EXISTS (SELECT 1 FROM cell WHERE condition_id = condition.id)`,
  `DELETE FROM task WHERE experiment_id = :experimentId AND category IS NULL AND domain_source IS NOT 'given'
    AND skill_count IS NULL
    AND NOT EXISTS (SELECT 1 FROM trial WHERE task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM cell WHERE task_id = task.id)`,
]

/** Statements that take away what nothing refers to; ends a change that removed or moved trials. */
export const sweepStatements = (experimentId: number) => [
  ...SWEEP.map((sql) => ({ sql, args: { experimentId } })),
  ...raiseVersion(experimentId),
]

const numbers = (row: object, ...names: string[]) =>
  names.map((name) => Number((row as Record<string, unknown>)[name]))

async function undoSome(db: Db, importId: number, holder: string | null): Promise<number | null> {
  const { rows } = await db.$client.execute(SOME_TRIALS, [importId, TRIALS_A_TRANSACTION])
  if (rows.length === 0) return null
  const experimentId = Number(rows[0]!.experiment_id)
  const uids = rows.map((row) => String(row.uid))
  const args = { importId, uids: JSON.stringify(uids) }
  const { rows: replaced } = await db.$client.execute({
    sql: `SELECT id FROM trial WHERE uid IN (SELECT value FROM json_each(:uids)) AND replaced_by_import_id = :importId`,
    args,
  })
  const keys = rows.map(
    (row) => numbers(row, 'task_id', 'configuration_id', 'condition_id') as unknown as CellKey,
  )
  await db.$client.batch(
    [
      ...fenceStatements(holder),
      { sql: PASS_ON, args },
      { sql: REMOVE, args: { ids: JSON.stringify(rows.map((row) => Number(row.id))) } },
      { sql: RETURN, args: { uids: args.uids } },
      ...cellStatements(experimentId, { keys, trialIds: replaced.map((row) => Number(row.id)) }),
      ...raiseVersion(experimentId),
    ],
    'write',
  )
  await turnEventLoop()
  return experimentId
}

/**
 * Undoes an import of logs: its trials leave, what they replaced returns, also within a chain of imports.
 * Works in transactions of 500 trials; interrupted, it can be called again.
 */
export async function undoTrials(db: Db, importId: number, holder: string | null): Promise<void> {
  let experimentId: number | null = null
  for (;;) {
    const undone = await undoSome(db, importId, holder)
    if (undone === null) break
    experimentId = undone
  }
  if (experimentId === null) return
  await db.$client.batch([...fenceStatements(holder), ...sweepStatements(experimentId)], 'write')
}
