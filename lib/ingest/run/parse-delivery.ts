import type { LogProblem } from '@/lib/domain/problem'
import { claimFiles, type ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import type { LogBundle, ParsedBundle } from '@/lib/ingest/formats/log-adapter'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { RecalledTrial } from '@/lib/ingest/store/recall-trials'

/** First: what there is to parse, and what is odd already. */
export interface ClaimedEvent {
  readonly kind: 'claimed'
  readonly bundles: number
  readonly bytes: number
  readonly problems: readonly LogProblem[]
}

/** Then one for each bundle: what it holds, redacted, with its skill use. */
export interface ParsedEvent {
  readonly kind: 'parsed'
  readonly format: string
  readonly bundle: LogBundle
  readonly parsed: ParsedBundle
}

/** Or, instead, what is stored of a bundle that is delivered again unchanged; it is not read. */
export interface RecalledEvent {
  readonly kind: 'recalled'
  readonly bundle: LogBundle
  readonly trial: RecalledTrial
}

export type DeliveryEvent = ClaimedEvent | ParsedEvent | RecalledEvent

/** What an import remembers of earlier ones. */
export interface Memory {
  /** Key of a bundle as it is delivered; null where nothing tells it cheaply. */
  keyOf(bundle: LogBundle): Promise<string | null>
  /** The stored trials that were read under these keys. */
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, RecalledTrial>>
}

/** What our own fault in a format says of a bundle: the others still come in. */
const ourFault = (bundle: LogBundle, error: unknown): ParsedBundle => ({
  trials: [],
  tasks: [],
  problems: [
    {
      code: 'unexpected_shape',
      file: bundle.root,
      detail: `the reader failed: ${error instanceof Error ? error.name : 'unknown fault'}`,
    },
  ],
})

/** Bundles whose files are read side by side while the one before is stored. */
const BUNDLES_AT_ONCE = 4

/** The key goes with the one trial that a bundle is; what says more than that is read each time. */
const withKey = (parsed: ParsedBundle, deliveryKey: string | null): ParsedBundle => {
  const [trial, second] = parsed.trials
  if (deliveryKey === null || !trial || second) return parsed
  if (parsed.tasks.length > 0 || parsed.problems.length > 0) return parsed
  // Whether a file can be read does not show in its stamp: somebody else may be allowed to.
  if (trial.problems.some(({ code }) => code === 'unreadable_file')) return parsed
  return { ...parsed, trials: [{ ...trial, deliveryKey }] }
}

const parseClaimed = async (
  { adapter, bundle }: ClaimedBundle,
  key: string | null,
): Promise<ParsedEvent> => {
  let parsed: ParsedBundle
  try {
    parsed = withKey(await adapter.parse(bundle), key)
  } catch (error) {
    parsed = ourFault(bundle, error)
  }
  return { kind: 'parsed', format: adapter.format, bundle, parsed }
}

/** Bundles that are looked up at once. */
const RECALLED_AT_ONCE = 200

async function* withKeys(bundles: readonly ClaimedBundle[], memory: Memory | undefined) {
  for (let from = 0; from < bundles.length; from += RECALLED_AT_ONCE) {
    const some = bundles.slice(from, from + RECALLED_AT_ONCE)
    const keys: (string | null)[] = []
    for (const { bundle } of some) keys.push((await memory?.keyOf(bundle)) ?? null)
    const stored = await memory?.recall(keys.filter((key) => key !== null))
    for (const [index, claimed] of some.entries()) {
      const key = keys[index]!
      yield { claimed, key, trial: key === null ? undefined : stored?.get(key) }
    }
  }
}

/**
 * Reads a delivery bundle by bundle, in order of path; only a few bundles are in memory at a time.
 * With a memory, bundles that are stored as they are delivered are recalled and not read.
 * Secrets are redacted and skill use detected before a trial is given out. Never throws for bad
 * data.
 */
export async function* parseDelivery(
  files: readonly LogFile[],
  memory?: Memory,
): AsyncGenerator<DeliveryEvent> {
  const { bundles, problems } = await claimFiles(files)
  const bytes = bundles.reduce(
    (sum, { bundle }) => sum + bundle.files.reduce((total, file) => total + file.bytes, 0),
    0,
  )
  yield { kind: 'claimed', bundles: bundles.length, bytes, problems }
  const ahead: Promise<DeliveryEvent>[] = []
  for await (const { claimed, key, trial } of withKeys(bundles, memory)) {
    ahead.push(
      trial
        ? Promise.resolve({ kind: 'recalled', bundle: claimed.bundle, trial })
        : parseClaimed(claimed, key),
    )
    if (ahead.length >= BUNDLES_AT_ONCE) yield await ahead.shift()!
  }
  for (const event of ahead) yield await event
}
