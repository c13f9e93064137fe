import type { Candidate, RoundCause, RoundChange, RoundPoint, RoundStep } from '@/lib/domain/round'

/** Candidates without a skill are the same texts tried again. */
const causeOf = (candidates: readonly Candidate[]): RoundCause =>
  candidates.length === 0
    ? 'unknown'
    : candidates.some(({ skills }) => skills.length > 0)
      ? 'new_text'
      : 'retest'

const acceptedOf = (candidates: readonly Candidate[]): boolean | null => {
  if (candidates.some(({ fate }) => fate === 'accepted')) return true
  return candidates.some(({ fate }) => fate === 'rejected') ? false : null
}

/** How far the best so far rose; null where one of the two readings is missing. */
const riseOf = (from: RoundPoint, to: RoundPoint | undefined) =>
  to === undefined || from.best === null || to.best === null ? null : to.best - from.best

/** The next raw reading against this one, as printed: without an interval. */
const stepOf = (from: RoundPoint, to: RoundPoint | undefined): RoundStep | null =>
  from.raw === null || to === undefined || to.raw === null
    ? null
    : { difference: to.raw - from.raw, low: null, high: null, nTasks: null }

/** What lay between each round and the next, by the candidates that stood then. */
export function changesOf(
  points: readonly RoundPoint[],
  candidates: readonly Candidate[],
): RoundChange[] {
  return points.map((point, index) => {
    const own = candidates.filter(({ after }) => after === point.round)
    const next = points[index + 1]
    return {
      after: point.round,
      cause: causeOf(own),
      isAccepted: acceptedOf(own),
      rise: riseOf(point, next),
      step: stepOf(point, next),
    }
  })
}
