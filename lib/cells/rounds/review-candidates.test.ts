import { expect, test } from 'vitest'
import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import { readLoggedCandidates } from './logged-candidates'
import { countCases, reviewCandidates } from './review-candidates'

const event = (
  fields: Pick<EvolutionEvent, 'kind' | 'key' | 'body'> & Partial<EvolutionEvent>,
) => ({
  ...{ skill: 'read-ledger', version: null, round: 2, at: '2026-05-02T02:00:00Z' },
  ...fields,
})

const JOB = event({
  ...{ kind: 'candidate', key: 'j-1' },
  body: {
    ...{ proposed_action: 'improve_skill', min_approvals: 1, min_score: 0.75 },
    candidate_skill: { category: 'data' },
    session_evidence: [{ session_id: 's-2', summary: 'The total was guessed.' }],
  },
})
const VOTE = event({
  ...{ kind: 'vote', key: 'j-1 cleo' },
  body: {
    ...{ job_id: 'j-1', user_alias: 'cleo', validator_mode: 'replay', accepted: true, score: 0.8 },
    replay_summary: {
      ...{ case_count: 3, baseline_mean_score: 0.6, candidate_mean_score: 0.8 },
      cases: [
        { baseline: { score: 0.2 }, candidate: { score: 0.6 } },
        { baseline: { score: 1 }, candidate: { score: 1 } },
        { baseline: {}, candidate: { score: 1 } },
      ],
    },
  },
})
const DECISION = event({
  ...{ kind: 'decision', key: 'j-1' },
  body: { job_id: 'j-1', status: 'published' },
})
const version = (number: number, round: number) =>
  event({
    ...{ kind: 'version', key: `read-ledger@${number}`, version: number, round },
    body: { action: number === 1 ? 'create' : 'improve_skill' },
  })

test('a candidate is what its job, its votes and its decision say together', () => {
  const [review] = reviewCandidates([JOB, VOTE, DECISION], null)
  expect(review).toMatchObject({
    ...{ skill: 'read-ledger', round: 2, decision: 'accepted', strict: 'accepts', minScore: 0.75 },
    evidence: [{ session: 's-2', summary: 'The total was guessed.' }],
    votes: [{ by: 'cleo', mode: 'replay', incumbentMean: 0.6, candidateMean: 0.8, nCases: 3 }],
  })
  // A case without one of its scores is neither won nor tied.
  expect(countCases(review!.votes[0]!.cases)).toEqual({ nWins: 1, nLosses: 0, nTies: 1 })
})

test('under a stricter threshold the same votes refuse it; a job without votes says nothing', () => {
  expect(reviewCandidates([JOB, VOTE, DECISION], 0.9)[0]!.strict).toBe('refuses')
  expect(reviewCandidates([JOB, VOTE, DECISION], 0.8)[0]!.strict).toBe('accepts')
  expect(reviewCandidates([JOB], 0.9)[0]).toMatchObject({ decision: 'waiting', strict: null })
})

test('a version that a published candidate became is that candidate', () => {
  const events = [version(1, 1), JOB, DECISION, version(2, 2)]
  expect(readLoggedCandidates(events)).toEqual([
    {
      ...{ after: 1, category: 'data', fate: 'accepted' },
      skills: [{ name: 'read-ledger', action: 'create' }],
    },
    {
      ...{ after: 2, category: 'data', fate: 'accepted' },
      skills: [{ name: 'read-ledger', action: 'refine' }],
    },
  ])
  // Without a decision it waits, and the version stands beside it.
  expect(readLoggedCandidates([JOB, version(2, 2)]).map(({ fate }) => fate)).toEqual([
    ...['waiting', 'accepted'],
  ])
})
