// The process that keeps the copy of a database up to date. Bringing it up to date blocks the process that does
// it for as long as the server of the database takes, which may be for ever: so it is no process that serves
// pages. Those read the file that this one writes. `--once` ends after the first time.
import { closeSync, openSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { copyFile } from '@/db/database-url'
import { openCopy } from '@/db/open-copy'
import { copyMark } from './copy'

const PAUSE_MS = 1000

type Copy = ReturnType<typeof openCopy>

/** The time of the mark is the last moment at which the copy was all there is. */
function noteCopied(at: Date): void {
  closeSync(openSync(copyMark(), 'a'))
  utimesSync(copyMark(), at, at)
}

/** Brings the copy up to date. Opening it needs the server too. */
async function copy(client: Copy | null): Promise<Copy> {
  const begun = new Date()
  const opened = client ?? openCopy()
  await opened.sync()
  noteCopied(begun)
  return opened
}

/** A fault is said once, and tried again for as long as it takes. */
async function keepUpToDate(): Promise<void> {
  let client: Copy | null = null
  for (let isUpToDate = true; ; await pause(PAUSE_MS)) {
    try {
      client = await copy(client)
      isUpToDate = true
    } catch (error) {
      if (isUpToDate) console.error(`${copyFile()} is not up to date: ${(error as Error).message}`)
      client?.close()
      client = null
      isUpToDate = false
    }
    process.send?.('tried')
  }
}

// The server is gone: it says so here where nothing blocks, and the thread sees it where something does.
process.on('disconnect', () => process.exit(0))
new Worker(join(process.cwd(), 'lib', 'server', 'end-with-parent.mjs'), {
  execArgv: [],
  workerData: process.ppid,
}).unref()

if (process.argv.includes('--once')) (await copy(null)).close()
else await keepUpToDate()
