// What must be true before the server starts: the schema is up to date, and the examples were loaded
// once; or there is a copy to read, of a database that has this schema.
import { existsSync } from 'node:fs'
import { copiedFrom, copyFile, databaseUrl } from '@/db/database-url'
import { openDatabase } from '@/db/open-database'
import { isUpToDate, prepareDatabase } from '@/lib/server/prepare-database'
import { loadExamples } from './load-examples'
import { runNode } from './run-command.mjs'

async function prepareCopy(from: string): Promise<void> {
  if (!existsSync(copyFile())) {
    console.log(`Copying the database of ${from} …`)
    const code = await runNode(['lib/compile/run.mjs', 'lib/server/copy-worker.ts', '--once'])
    if (code !== 0) throw new Error('The first copy needs the server of the database.')
  }
  if (!(await isUpToDate(openDatabase(databaseUrl()))))
    throw new Error(
      'The database was made by an earlier version: start this one on its server first.',
    )
}

const from = copiedFrom()
if (from) await prepareCopy(from)
else await loadExamples(await prepareDatabase(), { log: console.log })
