import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { publishedFigure } from '@/db/schema'
import type { Figure } from '@/lib/domain/published-figure'

/** All printed figures of an experiment, in the order of its table. */
export async function listFigures(db: Db, experimentId: number): Promise<Figure[]> {
  const rows = await db
    .select()
    .from(publishedFigure)
    .where(eq(publishedFigure.experimentId, experimentId))
    .orderBy(asc(publishedFigure.id))
  return rows.map(({ id: _id, experimentId: _experimentId, conditionKey, ...figure }) => ({
    ...figure,
    condition: conditionKey,
  }))
}
