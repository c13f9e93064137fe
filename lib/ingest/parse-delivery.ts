import type { LogProblem } from '@/lib/domain/problem'
import { claimFiles, type ClaimedBundle } from './claim-files'
import type { LogBundle, ParsedBundle } from './log-adapter'
import type { LogFile } from './log-file'

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

export type DeliveryEvent = ClaimedEvent | ParsedEvent

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

const parseClaimed = async ({ adapter, bundle }: ClaimedBundle): Promise<ParsedEvent> => {
  let parsed: ParsedBundle
  try {
    parsed = await adapter.parse(bundle)
  } catch (error) {
    parsed = ourFault(bundle, error)
  }
  return { kind: 'parsed', format: adapter.format, bundle, parsed }
}

/**
 * Reads a delivery bundle by bundle, in order of path; only a few bundles are in memory at a time.
 * Secrets are redacted and skill use detected before a trial is given out. Never throws for bad
 * data.
 */
export async function* parseDelivery(files: readonly LogFile[]): AsyncGenerator<DeliveryEvent> {
  const { bundles, problems } = await claimFiles(files)
  const bytes = bundles.reduce(
    (sum, { bundle }) => sum + bundle.files.reduce((total, file) => total + file.bytes, 0),
    0,
  )
  yield { kind: 'claimed', bundles: bundles.length, bytes, problems }
  const ahead: Promise<ParsedEvent>[] = []
  for (const claimed of bundles) {
    ahead.push(parseClaimed(claimed))
    if (ahead.length >= BUNDLES_AT_ONCE) yield await ahead.shift()!
  }
  for (const event of ahead) yield await event
}
