import type { ImportOptions } from '@/lib/domain/import'
import { MetCopies, type Disposition, type MetCopy } from './met-copies'
import { momentOf } from '@/lib/ingest/formats/reading/times'

/** What one run of an import met: small facts, in memory to its end. */
export interface MetSoFar {
  /** By uid: a second copy is a duplicate, or another grading. */
  readonly copies: MetCopies
}

export const nothingMet = (): MetSoFar => ({ copies: new MetCopies() })

/** How a copy of a trial stands to another: the one that finished last counts, or that finished first. */
export function compareCopies(
  one: Pick<MetCopy, 'finishedMs'>,
  other: Pick<MetCopy, 'finishedMs'>,
  regrade: ImportOptions['regrade'],
): 'counts' | 'yields' | 'same' {
  if (one.finishedMs === null || other.finishedMs === null) return 'same'
  if (one.finishedMs === other.finishedMs) return 'same'
  const isLater = one.finishedMs > other.finishedMs
  return isLater === (regrade !== 'first') ? 'counts' : 'yields'
}

/** The facts by which copies of a trial are told apart. */
export const copyOf = (
  trial: {
    readonly finishedAt: string | null
    readonly reward: number | null
    readonly sources: readonly { readonly path: string }[]
  },
  disposition: Disposition,
): MetCopy => ({
  finishedMs: momentOf(trial.finishedAt),
  reward: trial.reward,
  file: trial.sources[0]?.path ?? null,
  isMet: true,
  disposition,
})
