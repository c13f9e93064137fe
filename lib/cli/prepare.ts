// What must be true before the server starts: the schema is up to date, and the examples were loaded
// once.
import { loadExamples } from './load-examples'
import { prepareDatabase } from '@/lib/server/prepare-database'

const db = await prepareDatabase()
await loadExamples(db, { log: console.log })
