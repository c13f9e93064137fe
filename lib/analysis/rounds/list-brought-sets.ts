import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { skillSet, task } from '@/db/schema'
import type { BroughtSet } from '@/lib/cells/rounds/version-rounds'

/** The skills that imports brought tasks for a condition: those given for it, and those given for none. */
export async function listBroughtSets(
  db: Db,
  experimentId: number,
  conditionKey: string,
): Promise<BroughtSet[]> {
  const rows = await db
    .select({
      ...{ importId: skillSet.importId, taskId: skillSet.taskId },
      ...{ content: skillSet.contentKey, given: skillSet.conditionKey },
    })
    .from(skillSet)
    .innerJoin(task, eq(task.id, skillSet.taskId))
    .where(eq(task.experimentId, experimentId))
    .orderBy(asc(skillSet.id))
  const placeOf = ({ importId, taskId }: (typeof rows)[number]) => `${importId} ${taskId}`
  // What was given for the condition is what it offers, whatever else came with it.
  const given = new Set(rows.filter((row) => row.given === conditionKey).map(placeOf))
  return rows
    .filter((row) => row.given === conditionKey || (row.given === null && !given.has(placeOf(row))))
    .map(({ importId, taskId, content }) => ({ importId, taskId, content }))
}
