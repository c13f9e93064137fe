import type { Db } from '@/db/open-database'
import type { ImportProgress, ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { deliveryKey } from './delivery-key'
import { batchBundles } from './import-batches'
import { ImportTally } from './import-tally'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { Memory, parseDelivery } from './parse-delivery'
import { planBatch, type BatchPlan, type ImportTarget } from '@/lib/ingest/store/plan-batch'
import { recallTrials } from '@/lib/ingest/store/recall-trials'
import { isStillProblem } from '@/lib/ingest/finish/trial-identity'
import { storeBatch, type NewBatch } from '@/lib/ingest/store/store-batch'
import { ImportStopped } from './watch-for-stop'

export interface LogsDelivery {
  readonly files: readonly LogFile[]
  readonly problems: readonly LogProblem[]
  readonly bytes: number
}

export interface ImportWatch {
  /** Called after each batch. */
  readonly onProgress: (progress: ImportProgress) => void | Promise<void>
  /** Asked between batches, and while formats look for what is theirs. */
  readonly isCancelled: () => boolean
  /** Problems as they are met, as far as they are listed one by one. */
  readonly onProblems: (problems: readonly LogProblem[]) => void | Promise<void>
}

export interface LogsTarget extends Omit<ImportTarget, 'experimentId'> {
  readonly isDryRun: boolean
  /** The experiment as it stands before; null when there is none. */
  readonly knownExperimentId: number | null
  readonly leaseHolder: string | null
  /** The experiment, made when the first thing to store comes; null in a dry run where there is none. */
  readonly experimentId: () => Promise<number | null>
}

/** What was read of a delivery so far. */
interface Meter {
  files: number
  bytes: number
}

/** A file that counts when it is read. */
class MeteredFile implements LogFile {
  constructor(
    private readonly file: LogFile,
    private readonly meter: Meter,
    private readonly isStopped: () => boolean,
  ) {}

  get path() {
    return this.file.path
  }

  get bytes() {
    return this.file.bytes
  }

  /** Formats look at heads before there is a batch to ask between: there a stop is an error. */
  async head(length: number) {
    if (this.isStopped()) throw new ImportStopped('The import was stopped.')
    return this.file.head(length)
  }

  stamp() {
    return this.file.stamp()
  }

  async read() {
    const content = await this.file.read()
    this.meter.files += 1
    this.meter.bytes += content.length
    return content
  }
}

async function planOrStore(db: Db, target: LogsTarget, batch: NewBatch): Promise<BatchPlan> {
  const { isDryRun, importId, leaseHolder } = target
  const hasContent = batch.trials.length > 0 || batch.tasks.length > 0
  const experimentId = hasContent ? await target.experimentId() : null
  if (isDryRun || !hasContent) {
    return planBatch(db, { ...target, experimentId }, batch.trials)
  }
  if (experimentId === null || importId === null)
    throw new Error('An import writes into an experiment.')
  return storeBatch(db, { ...target, experimentId, importId, leaseHolder }, batch)
}

/** Nothing to recall where there is no experiment yet; the keys are kept for the next time. */
function memoryOf(db: Db, { knownExperimentId, options }: LogsTarget): Memory {
  const conditionKey = options.condition?.key ?? null
  return {
    keyOf: (bundle) => deliveryKey(bundle, options),
    recall: async (keys) =>
      knownExperimentId === null
        ? new Map()
        : recallTrials(db, knownExperimentId, keys, conditionKey),
  }
}

/**
 * Reads log files and stores them batch by batch; in a dry run compares only. Memory does not grow
 * with the delivery, but for a list of its files and a short id for each trial.
 */
export async function importLogs(
  db: Db,
  target: LogsTarget,
  delivery: LogsDelivery,
  parse: typeof parseDelivery,
  watch: ImportWatch,
): Promise<{ report: ImportReport; isCancelled: boolean }> {
  const start = Date.now()
  const meter: Meter = { files: 0, bytes: 0 }
  const tally = new ImportTally()
  const { domains } = target.options
  const take = async (problems: readonly LogProblem[]) => {
    await watch.onProblems(tally.problems.add(problems))
  }
  await take(delivery.problems)
  let isCancelled = false
  let bytesTotal: number | null = null
  const files = delivery.files.map((file) => new MeteredFile(file, meter, watch.isCancelled))
  const events = parse(files, memoryOf(db, target))
  for await (const batch of batchBundles(events, (bytes) => (bytesTotal = bytes))) {
    isCancelled = watch.isCancelled()
    if (isCancelled) break
    meter.files += batch.skipped.files
    meter.bytes += batch.skipped.bytes
    for (const task of batch.tasks) tally.addTask(task, domains)
    const plan = await planOrStore(db, target, batch)
    for (const { trial, disposition } of plan.met) tally.addTrial(trial, disposition, domains)
    const own = batch.problems.filter((problem) => isStillProblem(problem, target.options))
    await take([...own, ...plan.problems])
    await watch.onProgress({
      files: meter.files,
      filesTotal: delivery.files.length,
      bytes: meter.bytes,
      bytesTotal,
      trials: tally.trials.added + tally.trials.replaced + tally.trials.unchanged,
      problems: tally.problems.total,
      elapsedMs: Date.now() - start,
    })
  }
  const facts = { files: delivery.files.length, bytes: delivery.bytes }
  const report = tally.report({
    isDryRun: target.isDryRun,
    ...facts,
    durationMs: Date.now() - start,
  })
  return { report, isCancelled }
}
