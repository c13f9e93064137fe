import { count, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { skill, skillVersion } from '@/db/schema'

/** How many contents of each skill of an experiment are known, by its name. */
export async function countSkillVersions(
  db: Db,
  experimentId: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ name: skill.name, n: count(skillVersion.id) })
    .from(skill)
    .innerJoin(skillVersion, eq(skillVersion.skillId, skill.id))
    .where(eq(skill.experimentId, experimentId))
    .groupBy(skill.name)
  return new Map(rows.map(({ name, n }) => [name, n]))
}
