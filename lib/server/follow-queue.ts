import type { Db } from '@/db/open-database'
import { announceHost } from '@/db/writes/announce-host'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import { asServer } from '@/lib/server/access/visit'
import { restartIfWaiting } from './import-process'
import { hostId, hostName } from './this-host'
import { resumeWatching } from './watch-process'

const LOOK_MS = 3000

/**
 * On a database that several servers share: says again and again that this one lives, and takes up what was
 * asked for on another one, of imports whose files are here, and folders that nobody watches since the database
 * was away. A file has one server, which knows what it is asked.
 */
export function followQueue(db: Db): void {
  if (db.$client.protocol === 'file') return
  let isReached = true
  const look = async () => {
    try {
      await announceHost(db, { id: hostId(), name: hostName() })
      await restartIfWaiting(db)
      await resumeWatching(db)
      isReached = true
    } catch (error) {
      // Said once: it is tried again for as long as it takes.
      if (isReached) console.error(explainFailure(error))
      isReached = false
    }
    setTimeout(() => void asServer(look), LOOK_MS).unref()
  }
  void asServer(look)
}
