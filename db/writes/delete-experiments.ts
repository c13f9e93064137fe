import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { raiseVersion } from './raise-version'
import { turnEventLoop } from './turn-event-loop'
import { fenceStatements } from './writer-lease'

/** Rows of one kind in one transaction: readers wait no longer than that. */
const ROWS_A_TRANSACTION = 500

/**
 * Imports of an experiment that only its team sees stay with that team; where it is no team's, none but
 * admins saw them, and the slug that nobody can choose keeps it so (`seenImports`).
 */
const HIDE_IMPORTS = `UPDATE import SET team_id = hidden.team_id,
    experiment_slug = iif(hidden.team_id IS NULL, 'deleted:' || hidden.id, experiment_slug)
  FROM (SELECT id, team_id FROM experiment WHERE id = ?1 AND visibility = 'team') AS hidden
  WHERE experiment_id = ?1 OR experiment_id IS NULL AND experiment_slug IN (
    SELECT slug FROM experiment WHERE id = ?1
    UNION ALL SELECT slug FROM experiment_slug WHERE experiment_id = ?1)`

/**
 * Statements that delete an experiment as far as anybody can see: it is marked, and so hidden from
 * every page, list and permalink; its slugs are free; its imports stand for themselves. The rows go
 * later (`removeDeleted`), however often that is cut short.
 */
export const deletionStatements = (experimentId: number, now: number): InStatement[] => [
  // First: it goes by the slugs.
  { sql: HIDE_IMPORTS, args: [experimentId] },
  {
    // No slug that anybody could ask for or choose. The first one is kept to tell what it was.
    sql: `UPDATE experiment SET deleted_at = ?, origin_slug = coalesce(origin_slug, slug), slug = 'deleted:' || id
      WHERE id = ? AND deleted_at IS NULL`,
    args: [now, experimentId],
  },
  { sql: 'DELETE FROM experiment_slug WHERE experiment_id = ?', args: [experimentId] },
  {
    sql: `UPDATE import SET experiment_id = NULL, state = CASE state WHEN 'undoing' THEN 'undone' ELSE state END
      WHERE experiment_id = ?`,
    args: [experimentId],
  },
  ...raiseVersion(experimentId),
]

// Trials first: everything else of size hangs on a task.
const BULK = ['trial', 'task']

async function removeOne(db: Db, experimentId: number, holder: string | null): Promise<void> {
  for (const table of BULK) {
    const some = `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE experiment_id = ? LIMIT ?)`
    for (;;) {
      const statement = { sql: some, args: [experimentId, ROWS_A_TRANSACTION] }
      const results = await db.$client.batch([...fenceStatements(holder), statement], 'write')
      await turnEventLoop()
      if (results.at(-1)!.rowsAffected === 0) break
    }
  }
  const last = { sql: 'DELETE FROM experiment WHERE id = ?', args: [experimentId] }
  await db.$client.batch([...fenceStatements(holder), last], 'write')
}

/** Whether an experiment is deleted and its rows are still there. */
export async function hasDeleted(db: Db): Promise<boolean> {
  const { rows } = await db.$client.execute(
    'SELECT 1 FROM experiment WHERE deleted_at IS NOT NULL LIMIT 1',
  )
  return rows.length > 0
}

/**
 * Removes the rows of deleted experiments in small transactions. For the holder of the writer's lease,
 * before anything is stored: trials of the same logs would find their permalinks taken.
 */
export async function removeDeleted(db: Db, holder: string | null): Promise<void> {
  const { rows } = await db.$client.execute(
    'SELECT id FROM experiment WHERE deleted_at IS NOT NULL ORDER BY id',
  )
  for (const { id } of rows) await removeOne(db, Number(id), holder)
}
