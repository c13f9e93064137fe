import type { Db } from '@/db/open-database'
import { FROM_IMPORTS, IMPORT_COLUMNS, toImportSummary, type ImportSummary } from './get-import'

/** Imports, newest first; `next` is what to give as `after` for the following ones. */
export async function listImports(
  db: Db,
  { after = null, limit = 50 }: { after?: string | null; limit?: number } = {},
): Promise<{ items: ImportSummary[]; next: string | null }> {
  const { rows } = await db.$client.execute({
    sql: `SELECT ${IMPORT_COLUMNS} ${FROM_IMPORTS} WHERE i.state <> 'expired' AND (i.state <> 'staging' OR i.source <> '')
      AND i.id < coalesce((SELECT id FROM import WHERE uid = ?), 9e15) ORDER BY i.id DESC LIMIT ?`,
    args: [after, limit + 1],
  })
  const items = rows.slice(0, limit).map(toImportSummary)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}
