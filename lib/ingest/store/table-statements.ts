import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { jsonRows } from '@/db/writes/json-rows'
import type { PrintedTable } from '@/lib/domain/printed-table'

/** Statements that put these printed tables in the place of the experiment's own. */
export const tableStatements = (
  experimentId: number,
  tables: readonly PrintedTable[],
): InStatement[] => [
  { sql: 'DELETE FROM printed_table WHERE experiment_id = ?', args: [experimentId] },
  ...jsonRows(tables).map((rows) => ({
    sql: `INSERT INTO printed_table (experiment_id, table_id, title, body)
      SELECT ?, value->>'id', value->>'title', value FROM json_each(?)`,
    args: [experimentId, rows],
  })),
]

/** The printed tables of an experiment as they are stored, for undoing what takes their place. */
export async function listStoredTables(db: Db, experimentId: number): Promise<PrintedTable[]> {
  const { rows } = await db.$client.execute({
    sql: 'SELECT body FROM printed_table WHERE experiment_id = ? ORDER BY id',
    args: [experimentId],
  })
  // Written by tableStatements, from tables that the reader checked.
  return rows.map(({ body }) => JSON.parse(String(body)) as PrintedTable)
}
