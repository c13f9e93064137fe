import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { task } from '@/db/schema'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'

/** Whether an experiment, named by its present or a former slug, has a task of this name. */
export async function hasTask(db: Db, slug: string, name: string): Promise<boolean> {
  const experiment = await getExperiment(db, slug)
  if (!experiment) return false
  const found = await db
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.experimentId, experiment.id), eq(task.name, name)))
    .limit(1)
  return found.length > 0
}
