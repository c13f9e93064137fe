// What must be true before the server starts: the schema is up to date.
import { prepareDatabase } from './prepare-database'

await prepareDatabase()
