import type { Candidate, RoundGroup } from '@/lib/domain/round'

/** What a stricter rule says of a night that was accepted. */
export type StrictAnswer = 'accepts' | 'refuses' | 'no_text' | 'no_reading'

export interface ReplayedCandidate extends Candidate {
  /** How far the best reading of its category rose in the next round. */
  readonly rise: number | null
  readonly answer: StrictAnswer
}

/**
 * Every accepted candidate under the rule "accept only if the best reading then rises by more than
 * `least`". One that tried the same texts again has nothing to accept.
 */
export function replayRises(
  groups: readonly RoundGroup[],
  candidates: readonly Candidate[],
  least: number,
): ReplayedCandidate[] {
  const series = groups.flatMap((group) => group.series)
  return candidates
    .filter(({ fate }) => fate === 'accepted')
    .toSorted((a, b) => a.after - b.after)
    .map((candidate) => {
      const own = series.find(({ name }) => name === candidate.category)
      const rise = own?.changes.find(({ after }) => after === candidate.after)?.rise ?? null
      return { ...candidate, rise, answer: answerOf(candidate, rise, least) }
    })
}

function answerOf({ skills }: Candidate, rise: number | null, least: number): StrictAnswer {
  if (skills.length === 0) return 'no_text'
  if (rise === null) return 'no_reading'
  // What is equal but for the last bits of a difference of printed values is no more.
  return rise > least + 1e-9 ? 'accepts' : 'refuses'
}
