// The process that keeps the copy of a database up to date. Bringing it up to date blocks the process that does
// it for as long as the server of the database takes, which may be for ever: so it is no process that serves
// pages. Those read the file that this one writes. `--once` ends after the first time.
import { closeSync, openSync, utimesSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { copiedFrom, copyFile, databaseToken, databaseUrl } from '@/db/database-url'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { copyMark } from './copy'

const PAUSE_MS = 1000

const client = createClient({
  ...{ url: databaseUrl(), syncUrl: copiedFrom(), authToken: databaseToken() },
})

/** The time of the mark is the last moment at which the copy was all there is. */
function noteCopied(at: Date): void {
  closeSync(openSync(copyMark(), 'a'))
  utimesSync(copyMark(), at, at)
  process.send?.('copied')
}

async function keepUpToDate(): Promise<void> {
  for (;;) {
    const begun = new Date()
    await client.sync()
    noteCopied(begun)
    if (process.argv.includes('--once')) return
    await pause(PAUSE_MS)
  }
}

process.on('disconnect', () => process.exit(0))

keepUpToDate().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`${copyFile()} is not up to date: ${explainFailure(error)}`)
    process.exit(1)
  },
)
