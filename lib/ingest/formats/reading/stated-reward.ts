import type { ChoiceOption } from '@/lib/domain/import-choice'
import type { Json } from '@/lib/domain/json'

// A verifier may write one score or several, under names of its own. Which of them is the reward is
// never guessed: docs/formats.md, "Reward".

export type Rewards = Readonly<Record<string, Json>>

/** The reward among a verifier's scores. */
export interface StatedReward {
  /** Null where the scores do not say which of them it is. */
  readonly key: string | null
  /** As the log has it, whatever its range; null where it has none. */
  readonly reward: number | null
  /** All scores that could be one. */
  readonly options: readonly ChoiceOption[]
}

// Names of a verdict: where it is a boolean it says whether the task was solved.
const VERDICT = /^(?:is_)?(?:pass|passed|success|successful|solved|resolved)$/i

const NUMERIC = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i

/** A score as a number: booleans are 1 and 0, numbers may be written as text. Null is none. */
const scoreOf = (value: Json | undefined): number | null => {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && NUMERIC.test(value) ? Number(value) : null
}

const keyOf = (rewards: Rewards, options: readonly ChoiceOption[], wanted: string | null) => {
  if (wanted !== null && Object.hasOwn(rewards, wanted)) return wanted
  if (Object.hasOwn(rewards, 'reward')) return 'reward'
  const verdicts = options.filter(
    ({ name }) => typeof rewards[name] === 'boolean' && VERDICT.test(name),
  )
  if (verdicts.length === 1) return verdicts[0]!.name
  return Object.keys(rewards).length === 1 ? (options[0]?.name ?? null) : null
}

/**
 * The reward among scores: the one that a person named; else `reward`, also where it is null; else the
 * one verdict; else the score that is alone. Of several, none.
 */
export const statedReward = (rewards: Rewards, wanted: string | null = null): StatedReward => {
  const options = Object.entries(rewards).flatMap(([name, value]) => {
    const reward = scoreOf(value)
    return reward === null ? [] : [{ name, reward }]
  })
  const key = keyOf(rewards, options, wanted)
  return { key, reward: key === null ? null : scoreOf(rewards[key]), options }
}
