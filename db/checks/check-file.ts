import type { Db } from '@/db/open-database'

/** What SQLite itself finds wrong with a file: its pages and indexes, and rows that refer to rows that are gone. */
export async function checkFile(db: Db): Promise<string[]> {
  // A server looks after its own file.
  if (db.$client.protocol !== 'file') return []
  const pages = await db.$client.execute('PRAGMA integrity_check')
  const orphans = await db.$client.execute('PRAGMA foreign_key_check')
  return [
    ...pages.rows.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok'),
    ...orphans.rows.map(
      (row) =>
        `row ${String(row.rowid)} of ${String(row.table)} refers to a ${String(row.parent)} that is not there`,
    ),
  ]
}
