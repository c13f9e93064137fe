import { behindDoor } from './database-door'
import { databaseToken, databaseUrl } from './database-url'
import { openDatabase, type Db } from './open-database'

// One connection pool a process, also across hot reloads in development.
const held = globalThis as { skillscopeDb?: Db }

/** The live database. Only `app` and `lib/cli` import it; everything else takes `db` as a parameter. */
export const db: Db = (held.skillscopeDb ??= openDatabase(
  databaseUrl(),
  databaseToken(),
  // Only where people must sign in.
  process.env.SKILLSCOPE_ORIGINS ? behindDoor : undefined,
))
