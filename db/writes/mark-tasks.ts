import type { InStatement } from '@libsql/client'

/**
 * Imports that brought the trials that a task has now. One that is under way counts as not seen: it
 * may bring more of them, so that the mark says so rather than not.
 */
export const SEEN_IMPORTS = `
  SELECT DISTINCT t.import_id AS id FROM trial t JOIN import i ON i.id = t.import_id
  JOIN task k ON k.id = t.task_id
  WHERE k.experiment_id = :experimentId AND k.name = :task AND t.is_live = 1
    AND i.state IN ('done', 'cancelled', 'failed')`

/** A statement that marks a task as reviewed, if the experiment has it. */
export const markStatement = (
  experimentId: number,
  {
    task,
    authorId,
    author,
    markedAt,
  }: { task: string; authorId: string | null; author: string; markedAt: number },
): InStatement => ({
  sql: `INSERT OR REPLACE INTO task_mark (experiment_id, task, author_id, author, marked_at, seen_imports)
    SELECT :experimentId, :task, :authorId, :author, :markedAt,
      (SELECT json_group_array(id) FROM (${SEEN_IMPORTS}))
    WHERE EXISTS (SELECT 1 FROM task WHERE experiment_id = :experimentId AND name = :task)`,
  args: { experimentId, task, authorId, author, markedAt },
})
