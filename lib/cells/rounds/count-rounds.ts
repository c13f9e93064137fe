import type { Candidate, RoundChange, RoundGroup } from '@/lib/domain/round'

/** What the rounds of an experiment come to. */
export interface RoundCounts {
  /**
   * Rises of a best-so-far line, and what lay before them: of the first group that has a direction, since
   * another measure is counted for itself. Of rounds from logs those of all tasks: what rises or falls in
   * a domain is in them already.
   */
  readonly nRises: number
  readonly nRisesNewText: number
  readonly nRisesRetest: number
  /** Rises whose reading has an interval against the round before, and those of them that lie above 0 with it. */
  readonly nRisesJudged: number
  readonly nRisesBeyond: number
  /** Every round but the first brought new text, whether it rose or fell: new text then tells no rise apart. */
  readonly isEachNewText: boolean
  /** Raw readings below the one before; null where no two readings in a row are known. */
  readonly nFalls: number | null
  /** Falls that have an interval, and those of them whose interval lies below 0. */
  readonly nFallsJudged: number
  readonly nFallsBeyond: number
  /** Falls in single domains, which are drawn too; 0 where the lines are not one line and its parts. */
  readonly nFallsInDomains: number
  readonly nCandidates: number
  readonly nAccepted: number
  readonly nAcceptedNewText: number
  readonly nRejected: number
  readonly nRejectedNewText: number
}

const isNewText = ({ skills }: Candidate) => skills.length > 0

export const isRise = ({ rise }: RoundChange): boolean => rise !== null && rise > 0

/**
 * Lower than the round before by more than both readings may be off as they were read. Rates of equal
 * sums may differ in a last bit.
 */
export const isFall = (
  { step }: RoundChange,
  { readingError }: Pick<RoundGroup, 'readingError'>,
): boolean => step !== null && step.difference < -2 * (readingError ?? 0) - 1e-12

/** A fall whose interval lies below 0. */
export const isFallBeyond = (
  change: RoundChange,
  group: Pick<RoundGroup, 'readingError'>,
): boolean => isFall(change, group) && change.step!.high !== null && change.step!.high < -1e-9

export function countRounds(
  groups: readonly RoundGroup[],
  candidates: readonly Candidate[],
): RoundCounts {
  const group = groups.find(({ series }) => series.some(({ growth }) => growth !== null))
  const isLogged = group?.source === null
  const changes = (isLogged ? group.series.slice(0, 1) : (group?.series ?? []))
    .filter(({ growth }) => growth !== null)
    .flatMap((one) => one.changes)
  const inDomains = isLogged ? group.series.slice(1).flatMap((one) => one.changes) : []
  const rises = changes.filter(isRise)
  const accepted = candidates.filter(({ fate }) => fate === 'accepted')
  const rejected = candidates.filter(({ fate }) => fate === 'rejected')
  const withSteps = changes.filter(({ step }) => step !== null)
  // What came before the next reading is not known of the last.
  const known = changes.filter(({ cause }) => cause !== 'unknown')
  const canFall = group !== undefined && !group.isBestSoFar && withSteps.length > 0
  const falls = canFall ? withSteps.filter((change) => isFall(change, group)) : []
  return {
    nRises: rises.length,
    nRisesNewText: rises.filter(({ cause }) => cause === 'new_text').length,
    nRisesRetest: rises.filter(({ cause }) => cause === 'retest').length,
    nRisesJudged: rises.filter(({ step }) => step?.low != null).length,
    nRisesBeyond: rises.filter(({ step }) => step?.low != null && step.low > 1e-9).length,
    isEachNewText: known.length > 0 && known.every(({ cause }) => cause === 'new_text'),
    nFalls: canFall ? falls.length : null,
    nFallsJudged: falls.filter(({ step }) => step!.high !== null).length,
    nFallsBeyond: canFall ? falls.filter((change) => isFallBeyond(change, group)).length : 0,
    nFallsInDomains: canFall ? inDomains.filter((change) => isFall(change, group)).length : 0,
    nCandidates: candidates.length,
    nAccepted: accepted.length,
    nAcceptedNewText: accepted.filter(isNewText).length,
    nRejected: rejected.length,
    nRejectedNewText: rejected.filter(isNewText).length,
  }
}
