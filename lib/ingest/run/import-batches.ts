import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { NewSkillVersion, NewTask } from '@/lib/domain/new-trial'
import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import type { SetAsideFiles } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import type { CarriedReview } from '@/lib/domain/carried-review'
import type { CarriedChange } from '@/lib/domain/review-change'
import type { DeliveredTrial } from '@/lib/ingest/store/batch-plan'
import type { DeliveryEvent } from './delivery-event'

const TRIALS_A_BATCH = 100
/** Trials without steps, as a table has a million of: what a batch costs by itself is then most of it. */
const ROWS_A_BATCH = 1000
/** Bytes of the logs behind a batch: what is held in memory at once. */
const BYTES_A_BATCH = 8 * 1024 * 1024
const PROBLEMS_A_BATCH = 1000

export interface ParsedBatch {
  readonly trials: DeliveredTrial[]
  readonly tasks: NewTask[]
  /** Of a library of skills: its texts, and what happened to them. */
  readonly versions: NewSkillVersion[]
  readonly events: EvolutionEvent[]
  /** What reviewers changed, of an export. */
  readonly changes: CarriedChange[]
  /** What they said and kept. */
  readonly reviews: CarriedReview[]
  /** Of the bundles and of their trials. */
  readonly problems: LogProblem[]
  readonly setAside: SetAsideFiles[]
  /** Mappings for what nobody claims. */
  readonly proposed: ProposedMapping[]
  /** Files that were not read because they are stored as they are, and their bytes. */
  readonly skipped: { files: number; bytes: number }
}

const emptyBatch = (): ParsedBatch => ({
  trials: [],
  tasks: [],
  versions: [],
  events: [],
  changes: [],
  reviews: [],
  problems: [],
  setAside: [],
  proposed: [],
  skipped: { files: 0, bytes: 0 },
})

/** Adds what was found; gives the bytes of log that it holds in memory. */
function addEvent(batch: ParsedBatch, event: Exclude<DeliveryEvent, { kind: 'claimed' }>): number {
  switch (event.kind) {
    case 'task':
      batch.tasks.push(event.task)
      return 0
    case 'skill_version':
      batch.versions.push(event.version)
      return event.version.skill.bytes
    case 'evolution':
      batch.events.push(event.event)
      return 0
    case 'review_change':
      batch.changes.push(event.change)
      return 0
    case 'review':
      batch.reviews.push(event.review)
      return 0
    case 'problem':
      batch.problems.push(event.problem)
      return 0
    case 'proposed_mapping':
      batch.proposed.push(event.mapping)
      return 0
    case 'set_aside':
      batch.setAside.push(event.files)
      return 0
    case 'recalled':
      batch.trials.push(event.trial)
      batch.problems.push(...event.trial.problems)
      batch.skipped.files += event.files
      batch.skipped.bytes += event.bytes
      return 0
    case 'trial':
    case 'packed_trial':
      batch.trials.push(event.trial)
      batch.problems.push(...event.trial.problems)
      return event.trial.sources.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}

/** How much of a batch is full with what was found: 1 is all of it. */
function shareOf(event: Exclude<DeliveryEvent, { kind: 'claimed' }>): number {
  switch (event.kind) {
    case 'problem':
    case 'set_aside':
    case 'proposed_mapping':
      return 0
    case 'recalled':
      return 1 / ROWS_A_BATCH
    case 'trial':
    case 'packed_trial':
      return 1 / (event.trial.hasTrajectory ? TRIALS_A_BATCH : ROWS_A_BATCH)
    default:
      return 1 / TRIALS_A_BATCH
  }
}

/**
 * Gathers what is found into batches of at most about 100 trials (1,000 without steps) or 8 MB of logs,
 * also within one file. The first batch holds what claiming found odd; `onClaimed` hears how many bytes there are
 * to read.
 */
export async function* batchBundles(
  events: AsyncIterable<DeliveryEvent>,
  onClaimed: (bytes: number) => void,
): AsyncGenerator<ParsedBatch> {
  let batch = emptyBatch()
  let bytes = 0
  let share = 0
  for await (const event of events) {
    if (event.kind === 'claimed') {
      onClaimed(event.bytes)
      yield { ...emptyBatch(), problems: [...event.problems] }
      continue
    }
    bytes += addEvent(batch, event)
    share += shareOf(event)
    // Shares are no whole numbers: a hundred of a hundredth come to a little less than 1.
    const isFull = share > 0.9999 || bytes >= BYTES_A_BATCH
    if (!isFull && batch.problems.length < PROBLEMS_A_BATCH) continue
    yield batch
    batch = emptyBatch()
    bytes = share = 0
  }
  yield batch
}
