import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { openWriter, type Db } from './open-database'

const SHIPPED = 'db/migrations'

/** A database as an earlier release made it: with its first migrations alone; in a file of its own unless `url` says where. */
export async function createReleaseDb(migrations: number, url?: string): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
  const journal = JSON.parse(readFileSync(join(SHIPPED, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  const entries = journal.entries.slice(0, migrations)
  mkdirSync(join(folder, 'meta'))
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  for (const { tag } of entries)
    copyFileSync(join(SHIPPED, `${tag}.sql`), join(folder, `${tag}.sql`))
  const db = await openWriter(url ?? `file:${join(folder, 'release.db')}`)
  await migrate(db, { migrationsFolder: folder })
  return db
}
