// What must be true before the server starts: the schema is up to date, and an empty database has
// the examples.
import { loadExamples } from './load-examples'
import { prepareDatabase } from './prepare-database'

const db = await prepareDatabase()
await loadExamples(db, { log: console.log })
