import type { TrialChoice } from '@/lib/domain/import-choice'
import type { ProblemCode } from '@/lib/domain/problem'
import { statedReward } from '@/lib/ingest/formats/reading/stated-reward'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { clipText } from '@/lib/trajectory/step-outline'

/** The reward of a trial, and how it was come by where there were several scores. */
export interface ChosenReward {
  readonly reward: number | null
  readonly choices: readonly TrialChoice[]
  readonly attributes: Readonly<Record<string, unknown>>
}

type Note = (code: ProblemCode, detail: string) => void

const NAMES_LISTED = 20
const NAME_LENGTH = 200

/** What is known of the reward beside its number: all scores, and which of them it is. */
const attributesOf = (draft: TrialDraft, key: string | null) =>
  draft.rewards && (key !== 'reward' || Object.keys(draft.rewards).length > 1)
    ? { rewards: draft.rewards, rewardKey: key }
    : {}

/**
 * The reward among a verifier's scores, by the rules of `statedReward`; the one that a reader found
 * otherwise where the scores have none. Outside 0 to 1 it is not used.
 */
export function chooseReward(draft: TrialDraft, wanted: string | null, note: Note): ChosenReward {
  const { key, reward, options } = statedReward(draft.rewards ?? {}, wanted)
  const found = reward ?? draft.reward ?? null
  const isOpen = key === null && options.length > 0 && found === null
  if (isOpen) {
    const scores = options.slice(0, NAMES_LISTED).map((one) => `${one.name} ${one.reward}`)
    note('reward_ambiguous', scores.join(', '))
  }
  const isUsable = found === null || (found >= 0 && found <= 1)
  if (!isUsable) note('reward_out_of_range', String(found))
  const others = options.filter(({ name }) => name !== key)
  const choice: TrialChoice = {
    what: 'reward_key',
    chosen: key === null ? null : clipText(key, NAME_LENGTH),
    options: options
      .slice(0, NAMES_LISTED)
      .map((one) => ({ ...one, name: clipText(one.name, NAME_LENGTH) })),
  }
  return {
    reward: isUsable ? found : null,
    choices: others.length > 0 && (key !== null || isOpen) ? [choice] : [],
    attributes: attributesOf(draft, key),
  }
}
