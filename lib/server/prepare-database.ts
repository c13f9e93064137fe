import { readFileSync } from 'node:fs'
import { ONLY_A_COPY } from '@/db/database-door'
import { copiedFrom, databaseToken, databaseUrl } from '@/db/database-url'
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter, type Db } from '@/db/open-database'
import { takeWriterLease } from '@/db/writes/writer-lease'

const TRIES = 20
const PAUSE_MS = 250

const hasTable = async (db: Db, name: string) =>
  (
    await db.$client.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [
      name,
    ])
  ).rows.length > 0

/** Whether the newest migration of this program was applied. */
export async function isUpToDate(db: Db): Promise<boolean> {
  if (!(await hasTable(db, '__drizzle_migrations'))) return false
  const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
    entries: { when: number }[]
  }
  const { rows } = await db.$client.execute(
    'SELECT max(created_at) AS last FROM __drizzle_migrations',
  )
  return Number(rows[0]!.last ?? 0) >= (journal.entries.at(-1)?.when ?? 0)
}

// The lease lives in the schema, so the very first migration has none: of two processes that start
// at once one fails, and finds the tables made when it tries again.
async function migrateFresh(db: Db): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrateDatabase(db)
    } catch (error) {
      if (attempt === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      if (await isUpToDate(db)) return
    }
  }
}

/**
 * Opens the database for writing with its schema up to date. Migrations run under the writer's
 * lease: an import that is under way is waited for.
 */
export async function prepareDatabase(): Promise<Db> {
  if (copiedFrom()) throw new Error(ONLY_A_COPY)
  const db = await openWriter(databaseUrl(), databaseToken())
  if (await isUpToDate(db)) return db
  if (!(await hasTable(db, 'lease'))) {
    await migrateFresh(db)
    return db
  }
  const lease = await takeWriterLease(db, {
    waitMs: null,
    onWait: () => console.error('Waiting for an import to end before the database is updated …'),
  })
  try {
    await migrateDatabase(db)
  } finally {
    await lease?.release()
  }
  return db
}
