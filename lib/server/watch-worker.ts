// The process that watches folders: it looks at each that the settings name, imports what appears, and
// ends when none is watched any more. The server starts it; its crash or its memory is not the server's.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from '@/db/database-url'
import { listWatchedFolders } from '@/lib/analysis/import/list-watched-folders'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { indexWaiting } from '@/lib/ingest/run/index-waiting'
import { FolderWatcher } from './folder-watcher'
import { prepareDatabase } from './prepare-database'
import { hostId } from './this-host'

const LOOK_MS = 2000
/** Share of the time that looking at large folders may take: one fifth. */
const LOOKING = 4

async function main(): Promise<void> {
  const db = await prepareDatabase()
  const spoolFolder = join(dataFolder(), 'spool')
  mkdirSync(spoolFolder, { recursive: true })
  const watchers = new Map<string, FolderWatcher>()
  for (;;) {
    const folders = await listWatchedFolders(db, hostId())
    if (folders.length === 0) return
    const start = performance.now()
    for (const folder of folders) {
      const watcher = watchers.get(folder.uid) ?? new FolderWatcher(db, folder, spoolFolder)
      watchers.set(folder.uid, watcher)
      await watcher.look()
    }
    await indexWaiting(db, { isEnough: () => false })
    await pause(Math.max(LOOK_MS, LOOKING * (performance.now() - start)))
  }
}

// The server is gone: what is stored stays, the rest is taken up when it is back.
process.on('disconnect', () => process.exit(0))

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(explainFailure(error))
    process.exit(1)
  },
)
