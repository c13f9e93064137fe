import type { ChildProcess } from 'node:child_process'
import type { Db } from '@/db/open-database'
import { hasUnsearched } from '@/lib/ingest/store/index-texts'
import { isLeaving } from '@/lib/ingest/run/go-on'
import { asServer } from '@/lib/server/access/visit'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { startWorker } from './start-worker'
import {
  failWaitingImports,
  getNextImport,
  hasUnfinishedImport,
} from '@/lib/ingest/run/import-rows'
import { hostId } from './this-host'

// One import process a server, also across hot reloads in development.
const held = globalThis as {
  skillscopeImports?: { child: ChildProcess | null; failures: number }
}

const state = () => (held.skillscopeImports ??= { child: null, failures: 0 })

/** What the process ends with when the database cannot be reached: nothing is lost, it goes on later. */
export const ENDED_WITHOUT_DATABASE = 75

const RETRY_MS = 1000
const DATABASE_RETRY_MS = 3000
/** Ends without success in a row after which only a new request starts the process again. */
const MOST_FAILURES = 5

const NOT_RUNNING =
  'The import process does not run: the server’s output says why. Start the server again, then import again.'

/**
 * Sees to it that a process works on the queue of imports. It ends when the queue is empty; if it
 * dies before, another takes over, and an import that keeps killing it is given up after three tries.
 */
export function ensureImportProcess(db: Db): void {
  const imports = state()
  if (imports.child) return
  const child = startWorker('import-worker.ts')
  imports.child = child
  // What follows is the server's own doing, whoever's request started the process.
  child.once('error', () => asServer(() => onEnd(db, null)))
  child.once('exit', (code) => asServer(() => onEnd(db, code)))
}

function onEnd(db: Db, code: number | null) {
  const imports = state()
  imports.child = null
  if (code === 0) {
    imports.failures = 0
    sayFault(restartIfWaiting(db))
  } else if (code === ENDED_WITHOUT_DATABASE) {
    setTimeout(() => ensureImportProcess(db), DATABASE_RETRY_MS).unref()
  } else if (++imports.failures < MOST_FAILURES) {
    // What it was storing still says "running": the next process puts it back in the queue.
    setTimeout(() => ensureImportProcess(db), RETRY_MS).unref()
  } else {
    imports.failures = 0
    sayFault(failWaitingImports(db, hostId(), NOT_RUNNING))
  }
}

/** Nobody waits for it: where it fails the output of the server says so, and the server goes on. */
function sayFault(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(explainFailure(error)))
}

/** Starts the import process when something waits. */
export async function restartIfWaiting(db: Db): Promise<void> {
  if ((await getNextImport(db, hostId())) ?? (await isLeaving(db))) ensureImportProcess(db)
}

/** When the server starts: takes up what waits, and what was under way, leaving or unsearched when it stopped. */
export async function resumeImports(db: Db): Promise<void> {
  // A database that is not there yet, as during a build, has nothing to resume.
  const work = asServer(() =>
    Promise.all([hasUnfinishedImport(db, hostId()), isLeaving(db), hasUnsearched(db)]),
  )
  const hasWork = await work.catch(() => [false])
  if (hasWork.includes(true)) ensureImportProcess(db)
}
