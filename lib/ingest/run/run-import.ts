import type { Db } from '@/db/open-database'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { checkpoint } from './import-failure'
import type { ImportJob, ImportOutcome } from './import-job'
import { goOn } from './go-on'
import { ImportSession } from './import-session'
import { keepRules, withKeptRules } from './kept-rules'

/**
 * Runs one import: opens the delivery, parses, stores batch by batch under the writer's lease, ends
 * with a report. Safe to run again after a crash: what was stored is met again and not doubled.
 * A dry run writes nothing but, where it has one, the row of the import. Null when the lease did not come
 * free or the import was cancelled before its turn.
 * Throws what stops it (a full disk); `explainFailure` makes a sentence of it.
 */
export async function runImport(db: Db, job: ImportJob): Promise<ImportOutcome | null> {
  if (job.isDryRun)
    return new ImportSession(db, await withKeptRules(db, job), job.importId, null).run()
  const { waitMs = null, onWait, isCancelled } = job
  const lease = await takeWriterLease(db, { waitMs, onWait, isCancelled })
  if (lease === null) return null
  try {
    await goOn(db, lease.holder)
    const importId = job.importId ?? (await job.openRow?.()) ?? null
    const ruled = await withKeptRules(db, job)
    const session = new ImportSession(db, ruled, importId, lease.holder)
    const outcome = await session.run()
    if (job.options.rules !== null && outcome?.report.kind === 'logs')
      await keepRules(db, job.slug, job.options.rules)
    if (outcome) await session.remember(outcome)
    await checkpoint(db)
    return outcome
  } finally {
    await lease.release()
  }
}
