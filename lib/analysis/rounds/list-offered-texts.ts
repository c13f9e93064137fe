import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { offeredSkillSet, skillSet, task } from '@/db/schema'

/** What each condition offers each task, by the ids of both: equal texts have one key. */
export type OfferedTexts = ReadonlyMap<number, ReadonlyMap<number, string>>

/** The skills that conditions of an experiment offer, told apart by their content. */
export async function listOfferedTexts(db: Db, experimentId: number): Promise<OfferedTexts> {
  const rows = await db
    .select({
      conditionId: offeredSkillSet.conditionId,
      taskId: offeredSkillSet.taskId,
      contentKey: skillSet.contentKey,
    })
    .from(offeredSkillSet)
    .innerJoin(skillSet, eq(skillSet.id, offeredSkillSet.setId))
    .innerJoin(task, eq(task.id, offeredSkillSet.taskId))
    .where(eq(task.experimentId, experimentId))
  const texts = new Map<number, Map<number, string>>()
  for (const { conditionId, taskId, contentKey } of rows) {
    if (conditionId === null) continue
    const known = texts.get(conditionId) ?? new Map<number, string>()
    texts.set(conditionId, known.set(taskId, contentKey))
  }
  return texts
}
