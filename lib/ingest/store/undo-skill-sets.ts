import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { raiseVersion } from '@/db/writes/raise-version'
import { settleSkills } from '@/db/writes/settle-skills'
import { fenceStatements } from '@/db/writes/writer-lease'

// A version that another import brought as well is from then on that one's.
const REMOVE = [
  'DELETE FROM skill_set WHERE import_id = :importId',
  `DELETE FROM skill_version WHERE first_import_id = :importId
    AND NOT EXISTS (SELECT 1 FROM skill_set_version WHERE version_id = skill_version.id)`,
  `UPDATE skill_version SET (first_import_id, first_seen_at) = (
      SELECT s.import_id, s.imported_at FROM skill_set_version sv JOIN skill_set s ON s.id = sv.set_id
      WHERE sv.version_id = skill_version.id ORDER BY s.id LIMIT 1)
    WHERE first_import_id = :importId`,
  `DELETE FROM skill WHERE experiment_id = :experimentId
    AND NOT EXISTS (SELECT 1 FROM skill_version WHERE skill_id = skill.id)`,
]

async function listTaskIds(db: Db, sql: string, importId: number): Promise<number[]> {
  const { rows } = await db.$client.execute(sql, [importId])
  return rows.map((row) => Number(row.task_id))
}

/** Statements that take away the skills that an import brought; what they took the place of holds again. */
export async function undoSkillSets(
  db: Db,
  experimentId: number,
  importId: number,
): Promise<InStatement[]> {
  const sets = 'SELECT DISTINCT task_id FROM skill_set WHERE import_id = ?'
  const taskIds = await listTaskIds(db, sets, importId)
  return [
    ...REMOVE.map((sql) => ({ sql, args: { experimentId, importId } })),
    ...settleSkills(experimentId, { taskIds }),
    ...raiseVersion(experimentId),
  ]
}

const SAID_BEFORE = `is_repeat AND NOT EXISTS (
  SELECT 1 FROM trial t WHERE t.task_id = skill_set.task_id AND +t.import_id = skill_set.import_id)`

/** Ends an import: skills that came as they were, without a new trial of their task, add nothing. */
export async function dropRepeatedSets(
  db: Db,
  experimentId: number,
  importId: number,
  holder: string | null,
): Promise<void> {
  const which = `FROM skill_set WHERE import_id = ? AND ${SAID_BEFORE}`
  const taskIds = await listTaskIds(db, `SELECT DISTINCT task_id ${which}`, importId)
  if (taskIds.length === 0) return
  await db.$client.batch(
    [
      ...fenceStatements(holder),
      { sql: `DELETE ${which}`, args: [importId] },
      ...settleSkills(experimentId, { taskIds }),
      ...raiseVersion(experimentId),
    ],
    'write',
  )
}
