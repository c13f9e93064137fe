import type { Json } from '@/lib/domain/json'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'

// Scores of a sample by scorer: "C" correct, "I" incorrect, "P" partly, "N" no answer; numbers of any
// range; booleans; or several under one scorer. Which of them is the reward is never guessed.

const MARKS = new Map<unknown, number>([
  ['C', 1],
  ['I', 0],
  ['P', 0.5],
  ['N', 0],
])

const MESSAGE_LENGTH = 4000

/** A value as a score; what is no mark stays as it is. */
const scoreOf = (value: unknown): Json =>
  // Parsed from JSON.
  MARKS.get(value) ?? ((value ?? null) as Json)

const verdictOf = (value: unknown): VerifierCheck['status'] | null => {
  if (value === true || value === 'C') return 'passed'
  return value === false || value === 'I' || value === 'N' ? 'failed' : null
}

/** Scores by name: `scorer`, or `scorer.part` where a scorer gives several. */
const named = (scores: unknown): [string, unknown, string | null][] =>
  Object.entries(isRecord(scores) ? scores : {}).flatMap(([name, score]) => {
    if (!isRecord(score)) return [[name, score, null] as [string, unknown, null]]
    const says = stringOrNull(score.explanation)
    if (!isRecord(score.value))
      return [[name, score.value, says] as [string, unknown, string | null]]
    return Object.entries(score.value).map(
      ([part, value]) => [`${name}.${part}`, value, says] as [string, unknown, string | null],
    )
  })

/** All scores, and a check for each that is a verdict. */
export function readScores(scores: unknown): Pick<TrialDraft, 'rewards' | 'checks'> {
  const all = named(scores)
  const checks = all.flatMap(([name, value, says]): VerifierCheck[] => {
    const status = verdictOf(value)
    const message = says?.slice(0, MESSAGE_LENGTH) ?? null
    return status === null ? [] : [{ name, status, durationMs: null, message }]
  })
  const rewards = Object.fromEntries(all.map(([name, value]) => [name, scoreOf(value)]))
  return { rewards: all.length === 0 ? null : rewards, checks }
}
