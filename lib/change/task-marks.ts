import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { markStatement } from '@/db/writes/mark-tasks'
import type { Author } from '@/lib/domain/note'
import { NO_EXPERIMENT } from './no-experiment'
import { keptName } from './notes'

/** Marks a task as reviewed, in place of a mark that is there. A sentence when it cannot, null when done. */
export async function markTask(
  db: Db,
  slug: string,
  task: string,
  author: Author,
): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const { rowsAffected } = await db.$client.execute(
    markStatement(experiment.id, {
      ...{ task, authorId: author.id, author: keptName(author.name), markedAt: Date.now() },
    }),
  )
  return rowsAffected > 0 ? null : `The experiment has no task “${task}”.`
}

/** Takes the mark of a task away: one click undoes it, whoever made it. */
export async function unmarkTask(db: Db, slug: string, task: string): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const { rowsAffected } = await db.$client.execute({
    sql: 'DELETE FROM task_mark WHERE experiment_id = ? AND task = ?',
    args: [experiment.id, task],
  })
  return rowsAffected > 0 ? null : 'The task bears no mark.'
}
