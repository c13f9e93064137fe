import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { evolutionEvent } from '@/db/schema'
import type { EvolutionEvent } from '@/lib/domain/evolution-event'

/** What happened to the library of an experiment, in the order of time; what has none comes first. */
export async function listEvolutionEvents(db: Db, experimentId: number): Promise<EvolutionEvent[]> {
  const rows = await db
    .select()
    .from(evolutionEvent)
    .where(eq(evolutionEvent.experimentId, experimentId))
    .orderBy(asc(evolutionEvent.atIso), asc(evolutionEvent.id))
  return rows.map(({ kind, key, skill, version, round, atIso, body }) => ({
    ...{ kind, key, skill, version, round, at: atIso, body },
  }))
}
