import type { ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { isStillProblem } from '@/lib/ingest/finish/trial-identity'
import type { Delivery } from '@/lib/ingest/open/open-delivery'
import type { BatchPlan } from '@/lib/ingest/store/batch-plan'
import { planBatch } from '@/lib/ingest/store/plan-batch'
import { getSkillTokens } from '@/lib/ingest/store/get-skill-tokens'
import { recallTrials } from '@/lib/ingest/store/recall-trials'
import { healCells } from '@/lib/ingest/store/heal-cells'
import { TaskNames } from '@/lib/ingest/store/task-names'
import { ruledTasks } from '@/lib/ingest/store/ruled-tasks'
import { storeBatch, type NewBatch } from '@/lib/ingest/store/store-batch'
import { deliveryKey, rowKey } from './delivery-key'
import { batchBundles } from './import-batches'
import type { RunningImport } from './import-job'
import { ImportTally } from './import-tally'
import { MeteredFile, type Meter } from './metered-file'
import type { Memory } from './delivery-event'
import { parseDelivery } from './parse-delivery'
import { ApartReaders, readingThreads } from './read-apart'
import { readerStamp } from './reader-stamp'

async function planOrStore(session: RunningImport, batch: NewBatch): Promise<BatchPlan> {
  const { db, job, importId } = session
  const { trials, tasks, versions = [], events = [], changes = [], reviews = [] } = batch
  const lists = [trials, tasks, versions, events, changes, reviews]
  const hasContent = lists.some((list) => list.length > 0)
  const target = await session.target('logs', hasContent)
  if (job.isDryRun || !hasContent) return planBatch(db, target, batch.trials)
  const { experimentId } = target
  if (experimentId === null || importId === null)
    throw new Error('An import writes into an experiment.')
  return storeBatch(db, { ...target, experimentId, importId }, batch)
}

/** Nothing to recall where there is no experiment yet; the keys are kept for the next time. */
function memoryOf(session: RunningImport): Memory {
  const { db, knownExperimentId } = session
  const { options } = session.job
  const conditionKey = options.condition?.key ?? null
  return {
    keyOf: (container, bundle) => deliveryKey(bundle, readerStamp(container), options),
    keyOfRow: (container, bundle, content) =>
      rowKey(bundle, content, readerStamp(container), options),
    knownTokens: async (contentHash) =>
      knownExperimentId === null ? null : getSkillTokens(db, knownExperimentId, contentHash),
    recall: async (keys) =>
      knownExperimentId === null
        ? new Map()
        : recallTrials(db, knownExperimentId, keys, conditionKey),
  }
}

/** What is read of a delivery, by this thread and by others beside it. */
async function* eventsOf(session: RunningImport, delivery: Delivery, meter: Meter) {
  const { options, parse = parseDelivery, threads = readingThreads() } = session.job
  const files = delivery.files.map((file) => new MeteredFile(file, meter, session.isCancelled))
  const apart = new ApartReaders(options, meter, threads)
  // Of an experiment that is known most may be stored as it is delivered.
  if (session.knownExperimentId === null) apart.foresee(files)
  try {
    yield* parse(files, memoryOf(session), options, apart)
  } finally {
    await apart.close()
  }
}

/**
 * Reads log files and stores them batch by batch; in a dry run compares only. Memory does not grow
 * with the delivery, but for a list of its files and a short id for each trial.
 */
export async function importLogs(
  session: RunningImport,
  delivery: Delivery,
): Promise<ImportReport> {
  const { db } = session
  const { options, isDryRun } = session.job
  const meter: Meter = { files: 0, bytes: 0 }
  const tally = new ImportTally()
  const names = new TaskNames(session.db, options.isOneDataset)
  const take = async (problems: readonly LogProblem[]) => {
    await session.noteProblems(tally.problems.add(problems))
  }
  await take(delivery.problems)
  const kept: number[] = []
  let bytesTotal: number | null = null
  const events = eventsOf(session, delivery, meter)
  for await (const batch of batchBundles(events, (bytes) => (bytesTotal = bytes))) {
    if (session.isCancelled()) break
    meter.files += batch.skipped.files
    meter.bytes += batch.skipped.bytes
    const settled = await names.settle(session.knownExperimentId, batch)
    const named = { ...settled, tasks: [...settled.tasks, ...ruledTasks(settled.trials)] }
    for (const task of named.tasks) tally.addTask(task, options.domains)
    const { versions, events, changes, reviews } = batch
    tally.addLibrary(versions.length, events.length)
    tally.addChanges(changes.length)
    tally.setAside.push(...batch.setAside)
    tally.proposed.push(...batch.proposed)
    tally.addReviews(reviews)
    const plan = await planOrStore(session, { ...named, versions, events, changes, reviews })
    kept.push(...plan.kept)
    for (const { uid, trial, disposition } of plan.met)
      tally.addTrial(uid, trial, disposition, options.domains)
    for (const { uid, choice } of plan.choices) tally.addCopies(uid, choice)
    const own = batch.problems.filter((problem) => isStillProblem(problem, options))
    await take([...own, ...named.problems, ...plan.problems])
    await session.noteProgress({
      files: meter.files,
      filesTotal: delivery.files.length,
      bytes: meter.bytes,
      bytesTotal,
      trials: tally.trials.added + tally.trials.replaced + tally.trials.unchanged,
      problems: tally.problems.total,
      elapsedMs: session.elapsedMs,
    })
  }
  const { experimentId, leaseHolder } = await session.target('logs', false)
  if (!isDryRun && experimentId !== null) await healCells(db, { experimentId, leaseHolder }, kept)
  const facts = { isDryRun, files: delivery.files.length, bytes: delivery.bytes }
  return tally.report({ ...facts, durationMs: session.elapsedMs }, options.rules ?? [])
}
