import type { Db } from '@/db/open-database'
import { raiseVersion } from '@/db/writes/raise-version'
import { turnEventLoop } from './store-batch'
import { cellStatements, type CellKey } from '@/db/writes/recount-cells'
import { settleSkills } from '@/db/writes/settle-skills'
import { fenceStatements } from '@/db/writes/writer-lease'
import { undoSkillSets } from './undo-skill-sets'

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
    AND NOT EXISTS (SELECT 1 FROM skill_set WHERE task_id = task.id)
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

/** Undoes some trials; false when there were none left. */
async function undoSome(db: Db, importId: number, holder: string | null): Promise<boolean> {
  const { rows } = await db.$client.execute(SOME_TRIALS, [importId, TRIALS_A_TRANSACTION])
  if (rows.length === 0) return false
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
      ...settleSkills(experimentId, { taskIds: [...new Set(keys.map(([taskId]) => taskId))] }),
      ...raiseVersion(experimentId),
    ],
    'write',
  )
  await turnEventLoop()
  return true
}

/**
 * Undoes an import of logs: its skills and trials leave, what they replaced returns, also within a chain
 * of imports. Works in transactions of 500 trials; interrupted, it can be called again.
 */
export async function undoTrials(db: Db, importId: number, holder: string | null): Promise<void> {
  const { rows } = await db.$client.execute('SELECT experiment_id FROM import WHERE id = ?', [
    importId,
  ])
  const experimentId = rows[0]?.experiment_id
  if (typeof experimentId !== 'number') return
  // First: without its trials a set would speak for conditions that it never came for.
  const skills = await undoSkillSets(db, experimentId, importId)
  await db.$client.batch([...fenceStatements(holder), ...skills], 'write')
  while (await undoSome(db, importId, holder));
  await db.$client.batch([...fenceStatements(holder), ...sweepStatements(experimentId)], 'write')
}
