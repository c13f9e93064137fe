import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { evolutionEvent, skill, skillVersion } from '@/db/schema'
import type { WrittenText } from '@/lib/cells/timing/summarize-written'

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** The texts of an experiment that say who wrote them, in which way, for which task. */
export async function listWrittenTexts(db: Db, experimentId: number): Promise<WrittenText[]> {
  const [events, versions] = await Promise.all([
    db
      .select({
        skill: evolutionEvent.skill,
        run: evolutionEvent.version,
        body: evolutionEvent.body,
      })
      .from(evolutionEvent)
      .where(and(eq(evolutionEvent.experimentId, experimentId), eq(evolutionEvent.kind, 'written')))
      .orderBy(evolutionEvent.key),
    db
      .select({ name: skill.name, hash: skillVersion.contentHash, tokens: skillVersion.tokens })
      .from(skillVersion)
      .innerJoin(skill, eq(skill.id, skillVersion.skillId))
      .where(eq(skill.experimentId, experimentId)),
  ])
  const tokens = new Map(versions.map(({ name, hash, tokens: n }) => [`${hash} ${name}`, n]))
  return events.flatMap(({ skill: name, run, body }) => {
    const [arm, task] = [textOf(body.arm), textOf(body.task)]
    if (arm === null || task === null) return []
    return {
      ...{ arm, task, author: textOf(body.author), run: run ?? 1 },
      tokens: tokens.get(`${textOf(body.contentHash)} ${name}`) ?? null,
    }
  })
}
