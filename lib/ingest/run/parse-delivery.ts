import type { ReadOptions } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { redactProposal } from '@/lib/ingest/finish/redact-proposal'
import { compileRules } from '@/lib/ingest/finish/match-rules'
import { claimFiles, type ClaimedBundle, type ClaimedFiles } from '@/lib/ingest/formats/claim-files'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { BundleQueue, type Turn } from './bundle-queue'
import type { DeliveryEvent, Found, Memory } from './delivery-event'
import { MarkedFile, type ReadPhase } from './marked-file'
import { readAhead } from './read-ahead'
import type { ApartReaders } from './read-apart'
import { bytesOf } from './read-bundle'
import { NamedFiles, UnreadFiles } from './unread-files'

/** Bundles that are looked up at once. */
const RECALLED_AT_ONCE = 200
/** Events that are made ready while those before are stored. */
const AHEAD = 4

type FoundTrial = Extract<Found, { kind: 'trial' | 'packed_trial' }>

function keyed(event: FoundTrial, key: string): Found {
  const { deliveryKey, problems } = event.trial
  // Whether a file can be read does not show in its stamp: somebody else may be allowed to.
  if (deliveryKey !== undefined || problems.some(({ code }) => code === 'unreadable_file'))
    return event
  return event.kind === 'trial'
    ? { kind: 'trial', trial: { ...event.trial, deliveryKey: key } }
    : { kind: 'packed_trial', trial: { ...event.trial, deliveryKey: key } }
}

const isTrial = (event: Found): event is FoundTrial =>
  event.kind === 'trial' || event.kind === 'packed_trial'

/** The key goes with the one trial that a bundle is; what says more than that is read each time. */
async function* withKey(
  found: AsyncIterable<Found> | Iterable<Found>,
  key: string | null,
): AsyncGenerator<Found> {
  if (key === null) {
    yield* found
    return
  }
  let first: Found | null = null
  let isOne = true
  for await (const event of found) {
    if (first === null && isOne) {
      first = event
      continue
    }
    if (first !== null) yield first
    first = null
    isOne = false
    yield event
  }
  if (first !== null) yield isTrial(first) ? keyed(first, key) : first
}

async function* withKeys(
  bundles: readonly ClaimedBundle[],
  memory: Memory | undefined,
): AsyncGenerator<Turn> {
  for (let from = 0; from < bundles.length; from += RECALLED_AT_ONCE) {
    const some = bundles.slice(from, from + RECALLED_AT_ONCE)
    const keys: (string | null)[] = []
    for (const { container, bundle } of some)
      keys.push((await memory?.keyOf(container, bundle)) ?? null)
    const stored = await memory?.recall(keys.filter((key) => key !== null))
    for (const [index, { bundle }] of some.entries())
      // What is stored as it is was read when it came; a file may be of another bundle, too.
      if (stored?.has(keys[index] ?? '')) for (const file of bundle.files) file.passOver?.()
    for (const [index, claimed] of some.entries()) {
      const key = keys[index]!
      yield { claimed, key, recalled: key === null ? undefined : stored?.get(key) }
    }
  }
}

const problemsOf = (event: Found): readonly LogProblem[] => {
  if (event.kind === 'problem') return [event.problem]
  return isTrial(event) ? event.trial.problems : []
}

/** What a bundle holds; then it is known which of its files were not read. */
async function* withUnread(
  found: AsyncIterable<Found> | Iterable<Found>,
  { container, bundle }: ClaimedBundle,
  unread: UnreadFiles,
): AsyncGenerator<Found> {
  const named = new NamedFiles(bundle.root)
  for await (const event of found) {
    named.add(problemsOf(event))
    yield event
  }
  unread.addBundle(container, bundle, named)
}

/** Reads bundles one after the other; those that other threads read are begun before their turn. */
async function* readBundles(
  bundles: readonly ClaimedBundle[],
  memory: Memory | undefined,
  set: ReadOptions | undefined,
  unread: UnreadFiles,
  apart: ApartReaders | undefined,
): AsyncGenerator<Found> {
  const queue = new BundleQueue(memory, set, compileRules(set?.rules ?? []), apart)
  const takeTurn = async function* (): AsyncGenerator<Found> {
    const { turn, found } = await queue.next()
    const { claimed, key, recalled: trial } = turn
    const { files } = claimed.bundle
    if (trial) yield { kind: 'recalled', trial, files: files.length, bytes: bytesOf(files) }
    else yield* withKey(withUnread(found, claimed, unread), key)
  }
  for await (const turn of withKeys(bundles, memory)) {
    queue.add(turn)
    if (queue.isFull) yield* takeTurn()
  }
  while (!queue.isEmpty) yield* takeTurn()
}

/** What nobody read of the files, once all was read. */
function* tellUnread(
  unread: UnreadFiles,
  known: ClaimedFiles['known'],
  problems: readonly LogProblem[],
): Generator<Found> {
  const named = new Set(problems.map(({ file }) => file))
  // Every file of a delivery is marked before formats see it.
  for (const { container, file } of known) unread.addKnown(container, file as MarkedFile, named)
  for (const problem of unread.listProblems()) yield { kind: 'problem', problem }
  for (const files of unread.listSetAside()) yield { kind: 'set_aside', files }
}

/**
 * Reads a delivery bundle by bundle, in order of path, and the trials of a bundle one by one: only
 * a few are in memory at a time. With a memory, what is stored as it is delivered is recalled and
 * not read. Whatever is given out is finished: redacted, numbered, with its skill use. Never throws
 * for bad data. `set` is what a person says of the logs: which score is the reward, which column the task.
 * `apart`: threads that read beside this one; what comes out is the same, in the same order.
 */
export async function* parseDelivery(
  files: readonly LogFile[],
  memory?: Memory,
  set?: ReadOptions,
  apart?: ApartReaders,
): AsyncGenerator<DeliveryEvent> {
  const phase: ReadPhase = { isReading: false }
  const marked = files.map((file) => new MarkedFile(file, phase))
  const { bundles, known, problems, proposed } = await claimFiles(marked, set)
  phase.isReading = true
  const unread = new UnreadFiles()
  const bytes = bundles.reduce((sum, { bundle }) => sum + bytesOf(bundle.files), 0)
  yield { kind: 'claimed', bundles: bundles.length, bytes, problems }
  yield* readAhead(readBundles(bundles, memory, set, unread, apart), AHEAD)
  yield* tellUnread(unread, known, problems)
  for (const mapping of proposed)
    yield { kind: 'proposed_mapping', mapping: redactProposal(mapping) }
}
