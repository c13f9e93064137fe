import { eq, isNotNull, and } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { evolutionEvent, printedTable, publishedFigure } from '@/db/schema'
import type { CellTable } from '@/lib/cells/cell-table'
import { listFilledViews } from '@/lib/cells/filled/list-filled-views'
import { remember } from '@/lib/cells/remember'
import type { FilledView } from '@/lib/domain/filled-view'

/** Which views say something of an experiment, read once a version of its data. */
export const loadFilledViews = (
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<readonly FilledView[]> =>
  remember(table, 'filled views', null, async () => {
    const [tables, figures, events] = await Promise.all([
      db
        .select({ body: printedTable.body })
        .from(printedTable)
        .where(eq(printedTable.experimentId, experimentId)),
      db
        .selectDistinct({ key: publishedFigure.conditionKey })
        .from(publishedFigure)
        .where(
          and(
            eq(publishedFigure.experimentId, experimentId),
            isNotNull(publishedFigure.conditionKey),
          ),
        ),
      db
        .select({ id: evolutionEvent.id })
        .from(evolutionEvent)
        .where(eq(evolutionEvent.experimentId, experimentId))
        .limit(1),
    ])
    return listFilledViews(table, {
      ...{ tables: tables.map(({ body }) => body), hasEvolution: events.length > 0 },
      figureConditions: figures.flatMap(({ key }) => key ?? []),
    })
  })
