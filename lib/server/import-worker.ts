// The import process: takes staged imports one by one from the queue in the database, until there are
// none, and then makes their texts searchable. The server starts it; its crash or its memory is not the server's.
import { mkdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from '@/db/database-url'
import type { Db } from '@/db/open-database'
import { explainFailure, isConnectionLost, isTakenOver } from '@/lib/ingest/run/import-failure'
import {
  failImport,
  getImportRow,
  getNextImport,
  queueAgain,
  type ImportRow,
} from '@/lib/ingest/run/import-rows'
import { goOn, isLeaving } from '@/lib/ingest/run/go-on'
import { indexWaiting } from '@/lib/ingest/run/index-waiting'
import { keepTry, tryImport } from '@/lib/ingest/run/try-import'
import { holdHeap } from '@/lib/ingest/run/hold-heap'
import { holdToQuota } from '@/lib/ingest/run/hold-to-quota'
import { runImport } from '@/lib/ingest/run/run-import'
import { removeStaged, stagedEntries, stagingFolder } from '@/lib/ingest/open/staged-files'
import { listStagedUids } from '@/lib/ingest/run/manage-imports'
import { sweepStaging } from '@/lib/ingest/run/sweep-staging'
import { takeLease, takeWriterLease } from '@/db/writes/writer-lease'
import { ENDED_WITHOUT_DATABASE } from './import-process'
import { prepareDatabase } from './prepare-database'
import { hostId } from './this-host'

/** How long to leave an import to another process of this host before looking again. */
const CLAIMED_MS = 1000

/** Where the files of the import lie that this process works on. */
let underWay: string | null = null

async function work(db: Db, row: ImportRow, folder: string): Promise<void> {
  const isDryRun = row.state === 'previewing'
  const spoolFolder = join(dataFolder(), 'spool')
  mkdirSync(spoolFolder, { recursive: true })
  try {
    const paths = await stagedEntries(folder)
    const { id: importId, experimentSlug: slug, options } = row
    const outcome = await runImport(db, {
      importId,
      slug,
      paths,
      options,
      isDryRun,
      spoolFolder,
      isFresh: true,
    })
    if (outcome && !isDryRun) await holdToQuota(db, row, outcome.report)
  } catch (error) {
    // Nothing is lost: this process ends, and the next one goes on when the database answers again.
    if (isConnectionLost(error)) throw error
    if (isTakenOver(error)) return queueAgain(db, row.id)
    await failImport(db, row.id, explainFailure(error))
  }
  // One that another writer put back into the queue, while this process slept, still needs its files.
  const needed = await listStagedUids(db)
  if (!needed.includes(row.uid)) await removeStaged(folder)
}

/** Works on an import, unless another server with the same data folder does: then it is left alone for a while. */
async function workAlone(db: Db, { uid }: ImportRow): Promise<void> {
  const claim = await takeLease(db, `import:${uid}`, { waitMs: 0 })
  if (!claim) return pause(CLAIMED_MS)
  try {
    // Whoever had it before may have ended it.
    const row = await getImportRow(db, uid)
    const isWaiting = row?.state === 'queued' || row?.state === 'previewing'
    if (!isWaiting) return
    const folder = stagingFolder(dataFolder(), row.uid)
    underWay = folder
    await tryImport(db, { row, folder, work: () => work(db, row, folder) })
  } finally {
    underWay = null
    await claim.release()
  }
}

/** Goes on with what an earlier process began, unless somebody who holds the lease does. */
async function recover(db: Db): Promise<void> {
  const waitMs = (await isLeaving(db)) ? null : 0
  const lease = await takeWriterLease(db, { waitMs })
  if (!lease) return
  try {
    await goOn(db, lease.holder)
  } finally {
    await lease.release()
  }
}

async function main(): Promise<void> {
  const db = await prepareDatabase()
  await recover(db)
  await sweepStaging(db, dataFolder())
  const next = () => getNextImport(db, hostId())
  for (;;) {
    const row = await next()
    if (row) {
      await workAlone(db, row)
      continue
    }
    await indexWaiting(db, { isEnough: async () => (await next()) !== null })
    if (!(await next())) return
  }
}

// Pages come first: an import takes what they leave, and so do the threads that it starts.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
holdHeap()

/** What is stored stays, the rest is taken up by the next process: no fault of the import. */
function endEarly(code: number) {
  if (underWay !== null) keepTry(underWay)
  process.exit(code)
}

// The server is gone.
process.on('disconnect', () => endEarly(0))
// A whole service is stopped. Should the server go on, it starts another process.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => endEarly(1))

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(explainFailure(error))
    process.exit(isConnectionLost(error) ? ENDED_WITHOUT_DATABASE : 1)
  },
)
