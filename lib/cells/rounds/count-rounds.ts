import type { Candidate, RoundChange, RoundGroup } from '@/lib/domain/round'

/** What the rounds of an experiment come to. */
export interface RoundCounts {
  /** Rises of a best-so-far line, and what lay before them. */
  readonly nRises: number
  readonly nRisesNewText: number
  readonly nRisesRetest: number
  /** Raw readings below the one before; null where no two readings in a row are known. */
  readonly nFalls: number | null
  readonly nCandidates: number
  readonly nAccepted: number
  readonly nAcceptedNewText: number
  readonly nRejected: number
  readonly nRejectedNewText: number
}

const isNewText = ({ skills }: Candidate) => skills.length > 0

export const isRise = ({ rise }: RoundChange): boolean => rise !== null && rise > 0

export const isFall = ({ step }: RoundChange): boolean => step !== null && step.difference < 0

export function countRounds(
  groups: readonly RoundGroup[],
  candidates: readonly Candidate[],
): RoundCounts {
  const changes = groups
    .flatMap(({ series }) => series)
    .filter(({ growth }) => growth !== null)
    .flatMap((one) => one.changes)
  const rises = changes.filter(isRise)
  const accepted = candidates.filter(({ fate }) => fate === 'accepted')
  const rejected = candidates.filter(({ fate }) => fate === 'rejected')
  const withSteps = changes.filter(({ step }) => step !== null)
  const canFall = groups.some(({ isBestSoFar }) => !isBestSoFar) && withSteps.length > 0
  return {
    nRises: rises.length,
    nRisesNewText: rises.filter(({ cause }) => cause === 'new_text').length,
    nRisesRetest: rises.filter(({ cause }) => cause === 'retest').length,
    nFalls: canFall ? withSteps.filter(isFall).length : null,
    nCandidates: candidates.length,
    nAccepted: accepted.length,
    nAcceptedNewText: accepted.filter(isNewText).length,
    nRejected: rejected.length,
    nRejectedNewText: rejected.filter(isNewText).length,
  }
}
