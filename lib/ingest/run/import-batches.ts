import type { NewTask } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { DeliveryEvent, ParsedEvent, RecalledEvent } from './parse-delivery'
import type { DeliveredTrial } from '@/lib/ingest/store/plan-batch'

const TRIALS_A_BATCH = 100
/** Bytes of the logs behind a batch: what is held in memory at once. */
const BYTES_A_BATCH = 8 * 1024 * 1024

export interface ParsedBatch {
  readonly trials: DeliveredTrial[]
  readonly tasks: NewTask[]
  /** Of the bundles and of their trials. */
  readonly problems: LogProblem[]
  /** Files that were not read because they are stored as they are, and their bytes. */
  readonly skipped: { files: number; bytes: number }
}

const emptyBatch = (): ParsedBatch => ({
  trials: [],
  tasks: [],
  problems: [],
  skipped: { files: 0, bytes: 0 },
})

/** Adds what was read; gives its bytes. */
function addParsed(batch: ParsedBatch, { parsed }: ParsedEvent): number {
  batch.trials.push(...parsed.trials)
  batch.tasks.push(...parsed.tasks)
  batch.problems.push(...parsed.problems)
  let bytes = 0
  for (const trial of parsed.trials) {
    batch.problems.push(...trial.problems)
    bytes += sizeOf(trial.sources)
  }
  return bytes
}

function addRecalled(batch: ParsedBatch, { trial, bundle }: RecalledEvent) {
  batch.trials.push(trial)
  batch.problems.push(...trial.problems)
  batch.skipped.files += bundle.files.length
  batch.skipped.bytes += sizeOf(bundle.files)
}

const sizeOf = (files: readonly { readonly bytes: number }[]) =>
  files.reduce((sum, { bytes }) => sum + bytes, 0)

/**
 * Gathers parsed bundles into batches of at most about 100 trials or 8 MB of logs. The first batch
 * holds what claiming found odd; `onClaimed` hears how many bytes there are to read.
 */
export async function* batchBundles(
  events: AsyncIterable<DeliveryEvent>,
  onClaimed: (bytes: number) => void,
): AsyncGenerator<ParsedBatch> {
  let batch = emptyBatch()
  let bytes = 0
  for await (const event of events) {
    if (event.kind === 'claimed') {
      onClaimed(event.bytes)
      yield { ...emptyBatch(), problems: [...event.problems] }
      continue
    }
    if (event.kind === 'recalled') addRecalled(batch, event)
    else bytes += addParsed(batch, event)
    const size = batch.trials.length + batch.tasks.length
    if (size < TRIALS_A_BATCH && bytes < BYTES_A_BATCH && batch.problems.length < 1000) continue
    yield batch
    batch = emptyBatch()
    bytes = 0
  }
  yield batch
}
