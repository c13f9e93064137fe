import { behindDoor, onlyReading } from './database-door'
import { copiedFrom, databaseToken, databaseUrl } from './database-url'
import { openDatabase, type Db } from './open-database'

// One connection pool a process, also across hot reloads in development.
const held = globalThis as { skillscopeDb?: Db }

function guardOf() {
  if (copiedFrom()) return onlyReading
  // Only where people must sign in.
  return process.env.SKILLSCOPE_ORIGINS ? behindDoor : undefined
}

/** The live database. Only `app` and `lib/cli` import it; everything else takes `db` as a parameter. */
export const db: Db = (held.skillscopeDb ??= openDatabase(
  databaseUrl(),
  databaseToken(),
  guardOf(),
))
