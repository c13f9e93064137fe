import type { ChildProcess } from 'node:child_process'
import type { Db } from '@/db/open-database'
import { listWatchedFolders } from '@/lib/analysis/import/list-watched-folders'
import { asServer } from '@/lib/server/access/visit'
import { startWorker } from './start-worker'
import { hostId } from './this-host'

interface Watch {
  child: ChildProcess | null
  /** Ends without success in a row. */
  failures: number
  /** Starts it again after a pause; null: no pause is under way. */
  again: NodeJS.Timeout | null
}

// One process a server that watches folders, also across hot reloads in development.
const held = globalThis as { skillscopeWatch?: Watch }
const state = () => (held.skillscopeWatch ??= { child: null, failures: 0, again: null })

const RETRY_MS = 1000
/** It is tried again for as long as it takes, but less and less often: a database may be away for hours. */
const MOST_RETRY_MS = 60_000

/** Sees to it that a process watches the folders that the settings name. */
export function ensureWatchProcess(db: Db): void {
  const watch = state()
  if (watch.child) return
  if (watch.again) clearTimeout(watch.again)
  watch.again = null
  const child = startWorker('watch-worker.ts')
  watch.child = child
  // What follows is the server's own doing, whoever's request started the process.
  child.once('error', () => asServer(() => onEnd(db, false)))
  child.once('exit', (code) => asServer(() => onEnd(db, code === 0)))
}

function onEnd(db: Db, isSuccess: boolean) {
  const watch = state()
  watch.child = null
  const pauseMs = isSuccess ? RETRY_MS : Math.min(RETRY_MS * 2 ** watch.failures, MOST_RETRY_MS)
  watch.failures = isSuccess ? 0 : watch.failures + 1
  const goOn = () => {
    watch.again = null
    // One that found nothing to watch may have missed a folder that was named at that moment.
    if (isSuccess) void resumeWatching(db)
    else ensureWatchProcess(db)
  }
  watch.again = setTimeout(goOn, pauseMs).unref()
}

/**
 * When the server starts, and again and again where others share its database: folders that are to be
 * watched here are.
 */
export async function resumeWatching(db: Db): Promise<void> {
  const { child, again } = state()
  if (child || again) return
  // A database that is not there yet, as during a build, has no folder to watch.
  const folders = await asServer(() => listWatchedFolders(db, hostId())).catch(() => [])
  if (folders.length > 0) ensureWatchProcess(db)
}
