import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { printedTable } from '@/db/schema'
import type { PrintedTable } from '@/lib/domain/printed-table'

/** The printed tables of an experiment in the order of their source; those of `ids`, where given. */
export async function listPrintedTables(
  db: Db,
  experimentId: number,
  ids?: readonly string[],
): Promise<PrintedTable[]> {
  const rows = await db
    .select({ body: printedTable.body })
    .from(printedTable)
    .where(
      and(
        eq(printedTable.experimentId, experimentId),
        ids ? inArray(printedTable.tableId, [...ids]) : undefined,
      ),
    )
    .orderBy(asc(printedTable.id))
  return rows.map(({ body }) => body)
}
