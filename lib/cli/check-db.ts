// `npm run check:db [-- --database URL]`: counts again whatever is kept as a count, and names what differs.
import { existsSync } from 'node:fs'
import { checkDatabase } from '@/db/checks/check-database'
import { databaseToken, databaseUrl } from '@/db/database-url'
import { openDatabase, type Db } from '@/db/open-database'
import { isUpToDate } from '@/lib/server/prepare-database'

const USAGE = 'Usage: npm run check:db [-- --database file:PATH | http(s)://… | libsql://…]'
const EXIT = { sound: 0, differs: 1, usage: 2 } as const

/** The database to look at; a sentence where the arguments or the file are none. */
function findUrl(args: readonly string[]): { url: string } | string {
  const [flag, given, ...more] = args
  if (args.length > 0 && (flag !== '--database' || !given || more.length > 0)) return USAGE
  const url = given ?? databaseUrl()
  // Opening a file that is not there would make one.
  return url.startsWith('file:') && !existsSync(url.slice('file:'.length))
    ? `There is no database at ${url}.`
    : { url }
}

async function check(db: Db): Promise<number> {
  if (!(await isUpToDate(db))) {
    console.error('Another version made this database: start the server or import something first.')
    return EXIT.usage
  }
  const lines = await checkDatabase(db)
  for (const line of lines) console.log(line)
  console.log(
    lines.length === 0 ? 'Sound: nothing differs.' : `Lines that differ: ${lines.length}.`,
  )
  return lines.length === 0 ? EXIT.sound : EXIT.differs
}

const found = findUrl(process.argv.slice(2))
if (typeof found === 'string') {
  console.error(found)
  process.exitCode = EXIT.usage
} else {
  const db = openDatabase(found.url, databaseToken())
  process.exitCode = await check(db)
  db.$client.close()
}
