import type { Db } from '@/db/open-database'
import type { ImportProgress, ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { findExportHead } from '@/lib/ingest/formats/containers/skillscope-export/find-export-head'
import { publishedTables } from '@/lib/ingest/formats/containers/published-tables'
import { openDelivery, type Delivery } from '@/lib/ingest/open/open-delivery'
import type { ImportTarget } from '@/lib/ingest/store/batch-plan'
import { setDomains } from '@/db/writes/set-domains'
import { nothingMet } from '@/lib/ingest/store/met-so-far'
import { dropRepeatedSets } from '@/lib/ingest/store/undo-skill-sets'
import { DeliveryMemory, reportAgain, signatureOf } from './delivery-memory'
import { addProblems, beginImport, endImport, noteProgress } from './import-rows'
import type { ImportJob, ImportOutcome, RunningImport } from './import-job'
import { importLogs } from './import-logs'
import { importPublished } from './import-published'
import { ImportTally } from './import-tally'
import { repeatImport } from './repeat-import'
import { isSlugUsed, TargetExperiment } from './target-experiment'
import { ImportStopped, watchForStop } from './watch-for-stop'

/** How often progress is written to the row of the import, for pages to show. */
const PROGRESS_MS = 500

const NOTHING_READ = 'Nothing in this delivery could be read. The problems below say why.'

/** What reviewers did elsewhere: an export may bring nothing else. */
const hasReviews = ({ reviewChanges, reviewNotes, reviewMarks, savedViews }: ImportReport) =>
  [reviewChanges, reviewNotes, reviewMarks, savedViews].some((count) => count !== undefined)

const wasAnythingRead = (report: ImportReport) => {
  const { trials, cells, tasks, figures, tables, library } = report
  return (
    trials.added + trials.replaced + trials.unchanged + tasks + (figures ?? 0) + (tables ?? 0) >
      0 ||
    library !== undefined ||
    hasReviews(report) ||
    (cells !== null && cells.added + cells.replaced + cells.unchanged > 0)
  )
}

/** Whether a person may yet say how to read what a dry run could not. */
const canBeSaid = ({ problems }: ImportReport) =>
  problems.some(({ code }) => code === 'needs_mapping')

/**
 * One import from its opening to its report: who it is for, what it was told, what it met. The two
 * kinds of delivery, logs and published tables, are read and stored with it in hand.
 */
export class ImportSession implements RunningImport {
  private readonly met = nothingMet()
  private readonly start = Date.now()
  private readonly stop = new AbortController()
  private isCancelWanted = false
  private notedAt = 0
  private experiment: TargetExperiment | null = null
  private readonly memory: DeliveryMemory | null
  private signature: string | null = null

  constructor(
    readonly db: Db,
    readonly job: ImportJob,
    /** Row of the import; null for a dry run that leaves no trace. */
    readonly importId: number | null,
    private readonly leaseHolder: string | null,
  ) {
    this.memory = DeliveryMemory.of(job)
  }

  get elapsedMs() {
    return Date.now() - this.start
  }

  get knownExperimentId() {
    return this.experiment?.id ?? null
  }

  async target(kind: 'logs' | 'published', hasContent: boolean): Promise<ImportTarget> {
    const { experiment, job, importId, leaseHolder, met } = this
    if (experiment === null) throw new Error('A session is opened before it stores.')
    return {
      experimentId: hasContent ? await experiment.idFor(kind) : experiment.id,
      originSlug: experiment.originSlug,
      importId,
      options: job.options,
      met,
      leaseHolder,
    }
  }

  readonly isCancelled = () =>
    this.isCancelWanted || this.stop.signal.aborted || Boolean(this.job.isCancelled?.())

  async noteProgress(progress: ImportProgress): Promise<void> {
    this.job.onProgress?.(progress)
    if (this.importId === null || Date.now() - this.notedAt < PROGRESS_MS) return
    this.notedAt = Date.now()
    this.isCancelWanted = await noteProgress(this.db, this.importId, progress)
  }

  async noteProblems(problems: readonly LogProblem[]): Promise<void> {
    this.job.onProblems?.(problems)
    if (this.importId !== null) await addProblems(this.db, this.importId, problems)
  }

  /** Runs it; null when it was cancelled before its turn. */
  async run(): Promise<ImportOutcome | null> {
    const { db, importId, job } = this
    const state = job.isDryRun ? 'previewing' : 'running'
    if (importId !== null && !(await beginImport(db, importId, state))) return null
    const watch = await watchForStop(db, importId, job.isCancelled)
    watch.signal.addEventListener('abort', () => this.stop.abort(watch.signal.reason))
    if (watch.signal.aborted) this.stop.abort(watch.signal.reason)
    try {
      const outcome = await this.openAndRead()
      await this.end(outcome)
      return outcome
    } finally {
      watch.end()
    }
  }

  private async end(outcome: ImportOutcome): Promise<void> {
    if (this.importId === null) return
    const isPreviewed = this.job.isDryRun && outcome.state === 'done'
    await endImport(this.db, this.importId, {
      state: isPreviewed ? 'previewed' : outcome.state,
      report: outcome.report,
      experimentId: this.experiment?.id ?? null,
      ...(outcome.state === 'failed' ? { failure: NOTHING_READ } : {}),
    })
  }

  /** Opens the delivery and reads it; stopped before its first trial, it was cancelled with nothing read. */
  private async openAndRead(): Promise<ImportOutcome> {
    const { spoolFolder, isFresh, isHeld, isDryRun, paths } = this.job
    let delivery: Delivery | null = null
    try {
      delivery = await openDelivery(paths, {
        ...{ spoolFolder, isFresh, isHeld, memory: this.memory?.folders },
        signal: this.stop.signal,
      })
      this.experiment = await TargetExperiment.find(this.db, await this.jobFor(delivery))
      return (await this.repeat(delivery)) ?? (await this.read(delivery))
    } catch (error) {
      if (!(error instanceof ImportStopped)) throw error
      const facts = { isDryRun, files: 0, bytes: 0, durationMs: this.elapsedMs }
      return { state: 'cancelled', report: new ImportTally().report(facts) }
    } finally {
      await delivery?.close()
    }
  }

  /** The job; an experiment that has to be made is called what its export says. */
  private async jobFor({ files }: Delivery): Promise<ImportJob> {
    const exported = this.job.experiment ? null : await findExportHead(files)
    if (exported === null) return this.job
    const { name, description, isGenerated, baseline, plannedTasks, originSlug, rules } = exported
    const isFree = !(await isSlugUsed(this.db, originSlug))
    const facts = { name, description, isGenerated, baselineKey: baseline, plannedTasks }
    const importRules = rules?.length ? { importRules: rules } : {}
    return {
      ...this.job,
      experiment: { ...facts, ...importRules, ...(isFree ? { originSlug } : {}) },
    }
  }

  /** The end of an import that would meet what an earlier one met; null where it might not. */
  private async repeat(delivery: Delivery): Promise<ImportOutcome | null> {
    const { memory, job, leaseHolder } = this
    if (memory === null) return null
    this.signature = signatureOf(delivery, job)
    if (this.signature === null || memory.taken?.signature !== this.signature) return null
    const report = await repeatImport(this, memory.taken, leaseHolder)
    return report && { state: 'done', report }
  }

  /** Leaves for the next import what this one met. Under the lease, once nothing more is written. */
  async remember({ state, report }: ImportOutcome): Promise<void> {
    const { memory, signature, importId, knownExperimentId, db } = this
    if (memory === null) return
    const again = state === 'done' && signature !== null ? reportAgain(report) : null
    const sql =
      'SELECT i.uid, e.data_version FROM import i, experiment e WHERE i.id = ? AND e.id = ?'
    const { rows } = await db.$client.execute({ sql, args: [importId, knownExperimentId] })
    const [row] = rows
    if (signature === null || again === null || !row) return memory.keep(null)
    const dataVersion = Number(row.data_version)
    const { taken } = memory
    // One that was repeated stays as it was remembered.
    if (taken?.signature === signature && taken.dataVersion === dataVersion)
      return memory.keep(taken)
    memory.keep({ signature, importUid: String(row.uid), dataVersion, report: again })
  }

  private async read(delivery: Delivery): Promise<ImportOutcome> {
    const content = await publishedTables.read(delivery.files)
    const report = content
      ? await importPublished(this, delivery, content)
      : await importLogs(this, delivery)
    const { domains } = this.job.options
    if (!this.job.isDryRun && domains && this.knownExperimentId !== null)
      await setDomains(this.db, this.knownExperimentId, domains)
    if (!this.job.isDryRun && this.importId !== null && this.knownExperimentId !== null)
      await dropRepeatedSets(this.db, this.knownExperimentId, this.importId, this.leaseHolder)
    if (this.isCancelled() && !content) return { state: 'cancelled', report }
    const isOpen = this.job.isDryRun && canBeSaid(report)
    return { state: wasAnythingRead(report) || isOpen ? 'done' : 'failed', report }
  }
}
