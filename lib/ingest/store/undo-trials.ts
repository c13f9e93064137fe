import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { raiseVersion } from '@/db/writes/raise-version'
import { cellStatements } from '@/db/writes/recount-cells'
import { sweepStatements } from '@/db/writes/sweep-statements'
import { turnEventLoop } from '@/db/writes/turn-event-loop'
import { settleSkills } from '@/db/writes/settle-skills'
import { fenceStatements } from '@/db/writes/writer-lease'
import { undoEventsStatement } from './library-statements'
import { undoSkillSets } from './undo-skill-sets'

const TRIALS_A_TRANSACTION = 500

const SOME_TRIALS = `SELECT id, uid, experiment_id, task_id FROM trial WHERE import_id = ? ORDER BY id LIMIT ?`
const REPLACED = `SELECT id FROM trial WHERE replaced_by_import_id = ?
  AND uid IN (SELECT value FROM json_each(?))`

// Rows this import replaced belong to whatever stands above it in the chain: with a later import
// above, undoing that one later brings them back; without one they return now. `+`: rows of one uid are
// few, those of an import many.
const PASS_ON = `
  UPDATE trial SET replaced_by_import_id = (
    SELECT above.replaced_by_import_id FROM trial above
    WHERE above.uid = trial.uid AND +above.import_id = :importId)
  WHERE replaced_by_import_id = :importId AND uid IN (SELECT value FROM json_each(:uids))`
const STEP_ASIDE = 'UPDATE trial SET is_live = 0 WHERE id IN (SELECT value FROM json_each(?))'
const RETURN = `
  UPDATE trial SET is_live = 1 WHERE is_live = 0 AND replaced_by_import_id IS NULL
    AND id IN (SELECT value FROM json_each(?))`
const REMOVE = 'DELETE FROM trial WHERE id IN (SELECT value FROM json_each(?))'

/** Whether there was something to undo. */
async function undoSome(db: Db, importId: number, holder: string | null): Promise<boolean> {
  const { rows } = await db.$client.execute(SOME_TRIALS, [importId, TRIALS_A_TRANSACTION])
  if (rows.length === 0) return false
  const experimentId = Number(rows[0]!.experiment_id)
  const uids = JSON.stringify(rows.map((row) => row.uid))
  const leaving = rows.map((row) => Number(row.id))
  const taskIds = [...new Set(rows.map((row) => Number(row.task_id)))]
  const found = await db.$client.execute(REPLACED, [importId, uids])
  const replaced = found.rows.map((row) => Number(row.id))
  const given = (sql: string, ids: readonly number[]) => ({ sql, args: [JSON.stringify(ids)] })
  await db.$client.batch(
    [
      ...fenceStatements(holder),
      { sql: PASS_ON, args: { importId, uids } },
      given(STEP_ASIDE, leaving),
      given(RETURN, replaced),
      // Cells are those of the rows as they are now, settings may have moved them since they were read:
      // so the rows themselves go last.
      ...cellStatements(experimentId, { keys: [], trialIds: [...leaving, ...replaced] }),
      given(REMOVE, leaving),
      ...settleSkills(experimentId, { taskIds }),
      ...raiseVersion(experimentId),
    ],
    'write',
  )
  await turnEventLoop()
  return true
}

/** A statement that ends the undoing of an import, in the transaction that ends it. */
export const undoneStatement = (importId: number): InStatement => ({
  sql: `UPDATE import SET state = 'undone' WHERE id = ?`,
  args: [importId],
})

// An import that never ended does not know its experiment; its trials do.
const BEGIN = `UPDATE import SET state = 'undoing', experiment_id = coalesce(experiment_id,
    (SELECT experiment_id FROM trial WHERE import_id = import.id LIMIT 1))
  WHERE id = ? RETURNING experiment_id`

/**
 * Undoes an import of logs: its skills and trials leave, what they replaced returns, also within a chain
 * of imports. Works in transactions of 500 trials, marked first: what is cut short says so, and is
 * called again.
 */
export async function undoTrials(db: Db, importId: number, holder: string | null): Promise<void> {
  const fence = () => fenceStatements(holder)
  const begun = await db.$client.batch([...fence(), { sql: BEGIN, args: [importId] }], 'write')
  const experimentId = begun.at(-1)!.rows[0]?.experiment_id
  // First: without its trials a set of skills would speak for conditions that it never came for.
  if (typeof experimentId === 'number') {
    const skills = await undoSkillSets(db, experimentId, importId)
    await db.$client.batch([...fence(), ...skills, undoEventsStatement(importId)], 'write')
  }
  while (await undoSome(db, importId, holder));
  const sweep = typeof experimentId === 'number' ? sweepStatements(experimentId) : []
  await db.$client.batch([...fence(), ...sweep, undoneStatement(importId)], 'write')
}
