import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { Json } from '@/lib/domain/json'
import type { CandidateFate } from '@/lib/domain/round'
import { fieldOf, itemsOf, numberIn, textIn } from './json-fields'
import { eventsByKey, fateOf } from './logged-candidates'

/** One case that a validator replayed under the incumbent and under the candidate. */
export interface ReviewCase {
  readonly incumbent: number | null
  readonly candidate: number | null
}

/** What one validator said of a candidate. */
export interface ReviewVote {
  readonly by: string | null
  readonly mode: string | null
  readonly isAccepted: boolean | null
  readonly score: number | null
  readonly threshold: number | null
  readonly nCases: number | null
  readonly incumbentMean: number | null
  readonly candidateMean: number | null
  readonly cases: readonly ReviewCase[]
  readonly reason: string | null
}

/** A candidate with its votes, its rule, and what a stricter rule would say. */
export interface Review {
  readonly key: string
  readonly skill: string | null
  readonly round: number | null
  readonly action: string | null
  readonly rationale: string | null
  /** Sessions it was made of: kept here when the source deletes them. */
  readonly evidence: readonly { readonly session: string; readonly summary: string | null }[]
  readonly minApprovals: number | null
  readonly minScore: number | null
  readonly votes: readonly ReviewVote[]
  readonly decision: CandidateFate
  /** Under the asked threshold; null: no vote says a score. */
  readonly strict: 'accepts' | 'refuses' | null
}

const isTrue = (value: Json | undefined) => (typeof value === 'boolean' ? value : null)

const scoreOf = (value: Json | undefined): number | null =>
  typeof value === 'number'
    ? value
    : (numberIn(value, 'score') ??
      numberIn(value, 'overall_score') ??
      numberIn(value, 'mean_score'))

function voteOf({ body }: EvolutionEvent): ReviewVote {
  const summary = fieldOf(body, 'replay_summary')
  return {
    by: textIn(body, 'user_alias'),
    mode: textIn(body, 'validator_mode'),
    isAccepted: isTrue(fieldOf(body, 'accepted')),
    score: numberIn(body, 'score'),
    threshold: numberIn(body, 'threshold'),
    nCases: numberIn(summary, 'case_count'),
    incumbentMean: numberIn(summary, 'baseline_mean_score'),
    candidateMean: numberIn(summary, 'candidate_mean_score'),
    cases: itemsOf(fieldOf(summary, 'cases')).map((one) => ({
      incumbent: scoreOf(fieldOf(one, 'baseline')),
      candidate: scoreOf(fieldOf(one, 'candidate')),
    })),
    reason: textIn(body, 'reason'),
  }
}

/** Cases that the candidate wins, loses and ties. */
export function countCases(cases: readonly ReviewCase[]) {
  const known = cases.flatMap(({ incumbent, candidate }) =>
    incumbent === null || candidate === null ? [] : [candidate - incumbent],
  )
  return {
    nWins: known.filter((difference) => difference > 0).length,
    nLosses: known.filter((difference) => difference < 0).length,
    nTies: known.filter((difference) => difference === 0).length,
  }
}

/**
 * The decision again under another threshold: a vote approves when it accepted and its score reaches the
 * threshold, and a candidate is accepted with as many approvals as its job asks for (one where it asks
 * for none).
 */
function decideAgain(
  votes: readonly ReviewVote[],
  minApprovals: number | null,
  threshold: number,
): Review['strict'] {
  if (votes.every(({ score }) => score === null)) return null
  const approvals = votes.filter(
    ({ isAccepted, score }) => isAccepted !== false && score !== null && score >= threshold - 1e-9,
  )
  return approvals.length >= Math.max(1, minApprovals ?? 1) ? 'accepts' : 'refuses'
}

/** Every candidate that stood for validation; without a threshold the job's own holds. */
export function reviewCandidates(
  events: readonly EvolutionEvent[],
  threshold: number | null,
): Review[] {
  const decisions = eventsByKey(events, 'decision')
  const votes = events.filter(({ kind }) => kind === 'vote')
  return [...eventsByKey(events, 'candidate').values()].map((event) => {
    const { key, skill, round, body } = event
    const own = votes.filter((vote) => textIn(vote.body, 'job_id') === key).map(voteOf)
    const minApprovals = numberIn(body, 'min_approvals')
    const minScore = numberIn(body, 'min_score')
    const asked = threshold ?? minScore
    return {
      ...{ key, skill, round, minApprovals, minScore, votes: own },
      action: textIn(body, 'proposed_action'),
      rationale: textIn(body, 'rationale'),
      evidence: itemsOf(fieldOf(body, 'session_evidence')).flatMap((one) => {
        const session = textIn(one, 'session_id')
        return session === null ? [] : [{ session, summary: textIn(one, 'summary') }]
      }),
      decision: fateOf(decisions.get(key)),
      strict: asked === null ? null : decideAgain(own, minApprovals, asked),
    }
  })
}
