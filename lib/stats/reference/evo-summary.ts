import { areEqual, signOf } from '@/lib/stats/numeric-rules'

export interface EvoSummary {
  readonly bestSoFar: readonly number[]
  /** Rounds lower than the round before. */
  readonly regressions: readonly number[]
  readonly monotone: boolean
  readonly absImprovement: number | null
  /** Last against first in percent of the first; null from a start at 0. */
  readonly relImprovementPct: number | null
  /** The earliest of the best rounds. */
  readonly bestRound: number | null
  readonly bestMinusFirst: number | null
  readonly maxDrawdown: number | null
}

/**
 * What a curve of scores over rounds says, round 0 being the start. Best so far is a maximum of
 * noisy numbers and rises by construction: it is never shown alone.
 */
export function evoSummary({ scores }: { readonly scores: readonly number[] }): EvoSummary {
  const bestSoFar: number[] = []
  let bestRound = 0
  scores.forEach((score, round) => {
    if (signOf(score - scores[bestRound]!) > 0) bestRound = round
    bestSoFar.push(Math.max(score, bestSoFar.at(-1) ?? score))
  })
  const regressions = scores.flatMap((score, round) =>
    round > 0 && signOf(score - scores[round - 1]!) < 0 ? [round] : [],
  )
  const first = scores[0]
  const last = scores.at(-1)
  if (first === undefined || last === undefined) return NO_ROUNDS
  return {
    bestSoFar,
    regressions,
    monotone: regressions.length === 0,
    absImprovement: last - first,
    relImprovementPct: areEqual(first, 0) ? null : ((last - first) / first) * 100,
    bestRound,
    bestMinusFirst: scores[bestRound]! - first,
    maxDrawdown: scores.reduce((most, score, i) => Math.max(most, bestSoFar[i]! - score), 0),
  }
}

const NO_ROUNDS: EvoSummary = {
  bestSoFar: [],
  regressions: [],
  monotone: true,
  absImprovement: null,
  relImprovementPct: null,
  bestRound: null,
  bestMinusFirst: null,
  maxDrawdown: null,
}
