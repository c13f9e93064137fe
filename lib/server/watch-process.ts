import type { ChildProcess } from 'node:child_process'
import type { Db } from '@/db/open-database'
import { listWatchedFolders } from '@/lib/analysis/import/list-watched-folders'
import { asServer } from '@/lib/server/access/visit'
import { startWorker } from './start-worker'

// One process a server that watches folders, also across hot reloads in development.
const held = globalThis as { skillscopeWatch?: { child: ChildProcess | null; failures: number } }
const state = () => (held.skillscopeWatch ??= { child: null, failures: 0 })

const RETRY_MS = 1000
/** Ends without success in a row after which only a new request starts the process again. */
const MOST_FAILURES = 5

/** Sees to it that a process watches the folders that the settings name. */
export function ensureWatchProcess(db: Db): void {
  const watch = state()
  if (watch.child) return
  const child = startWorker('watch-worker.ts')
  watch.child = child
  // What follows is the server's own doing, whoever's request started the process.
  child.once('error', () => asServer(() => onEnd(db, false)))
  child.once('exit', (code) => asServer(() => onEnd(db, code === 0)))
}

function onEnd(db: Db, isSuccess: boolean) {
  const watch = state()
  watch.child = null
  watch.failures = isSuccess ? 0 : watch.failures + 1
  // One that found nothing to watch may have missed a folder that was named at that moment.
  if (watch.failures < MOST_FAILURES) setTimeout(() => void resumeWatching(db), RETRY_MS).unref()
  else watch.failures = 0
}

/** When the server starts: folders that were watched when it stopped are watched again. */
export async function resumeWatching(db: Db): Promise<void> {
  // A database that is not there yet, as during a build, has no folder to watch.
  const folders = await asServer(() => listWatchedFolders(db)).catch(() => [])
  if (folders.length > 0) ensureWatchProcess(db)
}
