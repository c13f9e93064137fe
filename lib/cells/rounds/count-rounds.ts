import type { Candidate, RoundChange, RoundGroup } from '@/lib/domain/round'

/** What the rounds of an experiment come to. */
export interface RoundCounts {
  /**
   * Rises of a best-so-far line, and what lay before them. Of rounds from logs those of all tasks: what
   * rises or falls in a domain is in them already.
   */
  readonly nRises: number
  readonly nRisesNewText: number
  readonly nRisesRetest: number
  /** Raw readings below the one before; null where no two readings in a row are known. */
  readonly nFalls: number | null
  /** Falls that have an interval, and those of them whose interval lies below 0. */
  readonly nFallsJudged: number
  readonly nFallsBeyond: number
  readonly nCandidates: number
  readonly nAccepted: number
  readonly nAcceptedNewText: number
  readonly nRejected: number
  readonly nRejectedNewText: number
}

const isNewText = ({ skills }: Candidate) => skills.length > 0

export const isRise = ({ rise }: RoundChange): boolean => rise !== null && rise > 0

/** Rates of equal sums may differ in a last bit. */
export const isFall = ({ step }: RoundChange): boolean => step !== null && step.difference < -1e-12

const isFallBeyond = (change: RoundChange): boolean =>
  isFall(change) && change.step!.high !== null && change.step!.high < -1e-9

export function countRounds(
  groups: readonly RoundGroup[],
  candidates: readonly Candidate[],
): RoundCounts {
  const changes = groups
    .flatMap(({ source, series }) => (source === null ? series.slice(0, 1) : series))
    .filter(({ growth }) => growth !== null)
    .flatMap((one) => one.changes)
  const rises = changes.filter(isRise)
  const accepted = candidates.filter(({ fate }) => fate === 'accepted')
  const rejected = candidates.filter(({ fate }) => fate === 'rejected')
  const withSteps = changes.filter(({ step }) => step !== null)
  const falls = withSteps.filter(isFall)
  const canFall = groups.some(({ isBestSoFar }) => !isBestSoFar) && withSteps.length > 0
  return {
    nRises: rises.length,
    nRisesNewText: rises.filter(({ cause }) => cause === 'new_text').length,
    nRisesRetest: rises.filter(({ cause }) => cause === 'retest').length,
    nFalls: canFall ? falls.length : null,
    nFallsJudged: canFall ? falls.filter(({ step }) => step!.high !== null).length : 0,
    nFallsBeyond: canFall ? falls.filter(isFallBeyond).length : 0,
    nCandidates: candidates.length,
    nAccepted: accepted.length,
    nAcceptedNewText: accepted.filter(isNewText).length,
    nRejected: rejected.length,
    nRejectedNewText: rejected.filter(isNewText).length,
  }
}
