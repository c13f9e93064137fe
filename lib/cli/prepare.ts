// What must be true before the server starts: the schema is up to date.
import { db } from '@/db'
import { migrateDatabase } from '@/db/migrate-database'

await migrateDatabase(db)
