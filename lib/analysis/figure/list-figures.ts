import { asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { publishedFigure } from '@/db/schema'
import type { TableConfiguration } from '@/lib/cells/cell-table'

/** A figure as its source prints it; proportions as 0.166, null is unknown. */
export interface Figure {
  readonly scope: string
  readonly key: string
  readonly condition: string | null
  readonly measure: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** How the source made its interval, in its own words. */
  readonly intervalKind: string | null
  readonly n: number | null
  readonly source: string
  readonly note: string | null
}

/** The scope of a row that is no figure: it says where a source disagrees with itself. */
export const CONTRADICTION = 'contradiction'

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

/** How a printed figure names a configuration. */
export const figureKeyOf = ({
  harness,
  model,
  key,
}: Pick<TableConfiguration, 'harness' | 'model' | 'key'>): string =>
  harness === null || model === null ? key : `${harness} / ${model}`
