// The import process: takes staged imports one by one from the queue in the database, until there are
// none, and then makes their texts searchable. The server starts it; its crash or its memory is not the server's.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '@/db/database-url'
import type { Db } from '@/db/open-database'
import { explainFailure } from '@/lib/ingest/run/import-failure'
import {
  countAttempt,
  failImport,
  getNextImport,
  type ImportRow,
} from '@/lib/ingest/run/import-rows'
import { goOn, isLeaving } from '@/lib/ingest/run/go-on'
import { indexWaiting } from '@/lib/ingest/run/index-waiting'
import { holdToQuota } from '@/lib/ingest/run/hold-to-quota'
import { runImport } from '@/lib/ingest/run/run-import'
import { removeStaged, stagedEntries, stagingFolder } from '@/lib/ingest/open/staged-files'
import { sweepStaging } from '@/lib/ingest/run/sweep-staging'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { prepareDatabase } from './prepare-database'

async function work(db: Db, row: ImportRow): Promise<void> {
  const folder = stagingFolder(dataFolder(), row.uid)
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
    await failImport(db, row.id, explainFailure(error))
  }
  if (!isDryRun) await removeStaged(folder)
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
  for (;;) {
    const row = await getNextImport(db)
    if (row) {
      if (await countAttempt(db, row)) await work(db, row)
      continue
    }
    await indexWaiting(db, { isEnough: async () => (await getNextImport(db)) !== null })
    if (!(await getNextImport(db))) return
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
