import type { NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { DeliveryEvent } from './parse-delivery'

const TRIALS_A_BATCH = 100
/** Bytes of the logs behind a batch: what is held in memory at once. */
const BYTES_A_BATCH = 8 * 1024 * 1024

export interface ParsedBatch {
  readonly trials: NewTrial[]
  readonly tasks: NewTask[]
  /** Of the bundles and of their trials. */
  readonly problems: LogProblem[]
}

const emptyBatch = (): ParsedBatch => ({ trials: [], tasks: [], problems: [] })

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
    const { trials, tasks, problems } = event.parsed
    batch.trials.push(...trials)
    batch.tasks.push(...tasks)
    batch.problems.push(...problems)
    for (const trial of trials) {
      batch.problems.push(...trial.problems)
      bytes += trial.sources.reduce((sum, source) => sum + source.bytes, 0)
    }
    const size = batch.trials.length + batch.tasks.length
    if (size < TRIALS_A_BATCH && bytes < BYTES_A_BATCH && batch.problems.length < 1000) continue
    yield batch
    batch = emptyBatch()
    bytes = 0
  }
  yield batch
}
