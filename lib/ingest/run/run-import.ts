import type { Db } from '@/db/open-database'
import type { ImportOptions, ImportProgress, ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { checkpoint, ImportFailure } from './import-failure'
import { importLogs, type ImportWatch, type LogsTarget } from './import-logs'
import { ImportTally } from './import-tally'
import { goOn } from './go-on'
import { addProblems, beginImport, endImport, noteProgress } from './import-rows'
import { importPublished } from './import-published'
import { findPublishedTables } from '@/lib/ingest/formats/containers/published-tables/find-published-tables'
import { parseDelivery } from './parse-delivery'
import { raiseVersion } from '@/db/writes/raise-version'
import { openDelivery, type Delivery } from '@/lib/ingest/open/open-delivery'
import { setDomains } from '@/lib/change/set-domains'
import {
  addExperiment,
  getExperimentIdentity,
  type ExperimentIdentity,
} from '@/db/writes/add-experiment'
import { ImportStopped, watchForStop } from './watch-for-stop'
import { takeWriterLease } from '@/db/writes/writer-lease'

/** One delivery to import, or to preview. */
export interface ImportJob {
  /** Row of the import; null for a dry run that leaves no trace. */
  readonly importId: number | null
  /** Makes the row once it is this import's turn, where there is none yet: a killed one that waits leaves none. */
  readonly openRow?: () => Promise<number>
  readonly slug: string
  readonly paths: readonly string[]
  readonly options: ImportOptions
  readonly isDryRun: boolean
  /** Name and marks of the experiment, should it have to be made. */
  readonly experiment?: {
    readonly name?: string
    readonly description?: string
    readonly isGenerated?: boolean
    readonly citation?: { text: string; url: string | null }
  }
  readonly spoolFolder?: string
  /** The files were just written by an upload: their times tell nothing of their content. */
  readonly isFresh?: boolean
  /** How log files become trials; a test may bring its own. */
  readonly parse?: typeof parseDelivery
  /** How long to wait for another writer; null: as long as it takes. */
  readonly waitMs?: number | null
  readonly onWait?: () => void
  readonly onProgress?: (progress: ImportProgress) => void
  readonly onProblems?: (problems: readonly LogProblem[]) => void
  readonly isCancelled?: () => boolean
}

export interface ImportOutcome {
  readonly state: 'done' | 'cancelled' | 'failed'
  readonly report: ImportReport
}

/** How often progress is written to the row of the import, for pages to show. */
const PROGRESS_MS = 500

/** Finds or, when first asked, makes the experiment. */
class ExperimentOfImport {
  private constructor(
    private readonly db: Db,
    private readonly job: ImportJob,
    private found: ExperimentIdentity | null,
  ) {}

  static async find(db: Db, job: ImportJob) {
    return new ExperimentOfImport(db, job, await getExperimentIdentity(db, job.slug))
  }

  get originSlug() {
    return this.found?.originSlug ?? this.job.slug
  }

  get id() {
    return this.found?.id ?? null
  }

  async idFor(kind: 'logs' | 'published'): Promise<number | null> {
    const { found } = this
    if (found && found.kind !== kind && !(await this.turnEmpty(found, kind))) {
      const holds = { logs: 'trials from logs', published: 'published cells' }
      throw new ImportFailure(
        `“${found.slug}” holds ${holds[found.kind]}; ${holds[kind]} need an experiment of their own.`,
      )
    }
    if (!this.found && !this.job.isDryRun) {
      const { slug, experiment } = this.job
      const name = experiment?.name ?? slug
      this.found = await addExperiment(this.db, { ...experiment, slug, name, kind })
    }
    return this.id
  }

  /** An experiment that holds nothing yet becomes what its first delivery is; whether it may. */
  private async turnEmpty(
    found: ExperimentIdentity,
    kind: ExperimentIdentity['kind'],
  ): Promise<boolean> {
    const { rows } = await this.db.$client.execute({ sql: IS_EMPTY, args: [found.id] })
    if (rows.length === 0 || this.job.isDryRun) return rows.length > 0
    const turn = { sql: 'UPDATE experiment SET kind = ? WHERE id = ?', args: [kind, found.id] }
    await this.db.$client.batch([turn, ...raiseVersion(found.id)], 'write')
    this.found = { ...found, kind }
    return true
  }
}

const IS_EMPTY = `SELECT 1 FROM experiment e WHERE id = ?
  AND NOT EXISTS (SELECT 1 FROM trial WHERE experiment_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM cell WHERE experiment_id = e.id)`

function watchOf(db: Db, job: ImportJob, stop: AbortSignal): ImportWatch {
  let isCancelWanted = false
  let notedAt = 0
  return {
    isCancelled: () => isCancelWanted || stop.aborted || Boolean(job.isCancelled?.()),
    onProgress: async (progress) => {
      job.onProgress?.(progress)
      if (job.importId === null || Date.now() - notedAt < PROGRESS_MS) return
      notedAt = Date.now()
      isCancelWanted = await noteProgress(db, job.importId, progress)
    },
    onProblems: async (problems) => {
      job.onProblems?.(problems)
      if (job.importId !== null) await addProblems(db, job.importId, problems)
    },
  }
}

const wasAnythingRead = ({ trials, cells, tasks, figures }: ImportReport) =>
  trials.added + trials.replaced + trials.unchanged + tasks + (figures ?? 0) > 0 ||
  (cells !== null && cells.added + cells.replaced + cells.unchanged > 0)

async function importDelivery(
  db: Db,
  job: ImportJob,
  delivery: Delivery,
  leaseHolder: string | null,
  stop: AbortSignal,
): Promise<ImportOutcome & { experimentId: number | null }> {
  const experiment = await ExperimentOfImport.find(db, job)
  const watch = watchOf(db, job, stop)
  const tables = await findPublishedTables(delivery.files)
  const target: Omit<LogsTarget, 'experimentId'> = {
    originSlug: experiment.originSlug,
    importId: job.importId,
    options: job.options,
    seen: new Set(),
    isDryRun: job.isDryRun,
    knownExperimentId: experiment.id,
    leaseHolder,
  }
  const { report, isCancelled } = tables
    ? await importPublished(
        db,
        { ...target, experimentId: () => experiment.idFor('published') },
        { delivery, tables },
        watch,
      )
    : await importLogs(
        db,
        { ...target, experimentId: () => experiment.idFor('logs') },
        delivery,
        job.parse ?? parseDelivery,
        watch,
      )
  if (!job.isDryRun && job.options.domains && experiment.id !== null) {
    await setDomains(db, experiment.id, job.options.domains)
  }
  const state = isCancelled ? 'cancelled' : wasAnythingRead(report) ? 'done' : 'failed'
  return { state, report, experimentId: experiment.id }
}

const NOTHING_READ = 'Nothing in this delivery could be read. The problems below say why.'

async function openAndImport(
  db: Db,
  job: ImportJob,
  holder: string | null,
): Promise<ImportOutcome | null> {
  const { importId, isDryRun } = job
  const state = isDryRun ? 'previewing' : 'running'
  if (importId !== null && !(await beginImport(db, importId, state))) return null
  const stop = await watchForStop(db, importId, job.isCancelled)
  try {
    const outcome = await openAndRead(db, job, holder, stop.signal)
    if (importId !== null) {
      await endImport(db, importId, {
        ...outcome,
        state: isDryRun && outcome.state === 'done' ? 'previewed' : outcome.state,
        ...(outcome.state === 'failed' ? { failure: NOTHING_READ } : {}),
      })
    }
    return outcome
  } finally {
    stop.end()
  }
}

/** Opens the delivery and imports it; stopped before its first trial, it was cancelled with nothing read. */
async function openAndRead(db: Db, job: ImportJob, holder: string | null, signal: AbortSignal) {
  const start = Date.now()
  const { spoolFolder, isFresh, isDryRun } = job
  let delivery: Delivery | null = null
  try {
    delivery = await openDelivery(job.paths, { spoolFolder, isFresh, signal })
    return await importDelivery(db, job, delivery, holder, signal)
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error
    const facts = { isDryRun, files: 0, bytes: 0, durationMs: Date.now() - start }
    const report = new ImportTally().report(facts)
    return { state: 'cancelled' as const, report, experimentId: null }
  } finally {
    await delivery?.close()
  }
}

/**
 * Runs one import: opens the delivery, parses, stores batch by batch under the writer's lease, ends
 * with a report. Safe to run again after a crash: what was stored is met again and not doubled.
 * A dry run writes nothing but, where it has one, the row of the import. Null when the lease did not come
 * free or the import was cancelled before its turn.
 * Throws what stops it (a full disk); `explainFailure` makes a sentence of it.
 */
export async function runImport(db: Db, job: ImportJob): Promise<ImportOutcome | null> {
  if (job.isDryRun) return openAndImport(db, job, null)
  const { waitMs = null, onWait, isCancelled } = job
  const lease = await takeWriterLease(db, { waitMs, onWait, isCancelled })
  if (lease === null) return null
  try {
    await goOn(db, lease.holder)
    const importId = job.importId ?? (await job.openRow?.()) ?? null
    const outcome = await openAndImport(db, { ...job, importId }, lease.holder)
    await checkpoint(db)
    return outcome
  } finally {
    await lease.release()
  }
}
