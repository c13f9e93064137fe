import { resolve } from 'node:path'
import { migrate } from 'drizzle-orm/libsql/migrator'
import type { Db } from './open-database'

/** Brings the schema up to date. The caller holds the writer's lease when others may run. */
export async function migrateDatabase(db: Db): Promise<void> {
  await migrate(db, { migrationsFolder: resolve('db/migrations') })
}
