import type { Db } from '@/db/open-database'

/** A task that somebody marked as reviewed. */
export interface TaskMark {
  readonly task: string
  readonly author: string
  readonly markedAt: number
  /** Trials of the task that came in since. */
  readonly nNewTrials: number
  /** The experiment has no such task any more. */
  readonly isGone: boolean
}

// A trial is new where none of the imports that had brought the task's trials brought it.
const MARKS = `
  SELECT m.task, m.author, m.marked_at, k.id IS NULL AS is_gone,
    (SELECT count(*) FROM trial t WHERE t.task_id = k.id AND t.is_live = 1
      AND t.import_id NOT IN (SELECT value FROM json_each(m.seen_imports))) AS n_new
  FROM task_mark m LEFT JOIN task k ON k.experiment_id = m.experiment_id AND k.name = m.task
  WHERE m.experiment_id = ?1 AND (?2 IS NULL OR m.task IN (SELECT value FROM json_each(?2)))
  ORDER BY m.marked_at DESC, m.task LIMIT ?3`

/** Tasks that are marked as reviewed, the newest mark first: of the tasks named, if any are, at most `limit`. */
export async function listMarks(
  db: Db,
  experimentId: number,
  { tasks = null, limit = -1 }: { tasks?: readonly string[] | null; limit?: number } = {},
): Promise<TaskMark[]> {
  const { rows } = await db.$client.execute({
    sql: MARKS,
    args: [experimentId, tasks && JSON.stringify(tasks), limit],
  })
  return rows.map((row) => ({
    task: String(row.task),
    author: String(row.author),
    markedAt: Number(row.marked_at),
    nNewTrials: Number(row.n_new),
    isGone: Number(row.is_gone) === 1,
  }))
}

/** How many tasks of an experiment are marked as reviewed. */
export async function countMarks(db: Db, experimentId: number): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: `SELECT count(*) AS n FROM task_mark m JOIN task k ON k.experiment_id = m.experiment_id AND k.name = m.task
      WHERE m.experiment_id = ?`,
    args: [experimentId],
  })
  return Number(rows[0]!.n)
}
