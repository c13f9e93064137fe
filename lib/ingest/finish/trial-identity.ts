import { createHash } from 'node:crypto'
import type { ImportOptions } from '@/lib/domain/import'
import type { RuleEffect, RuleField } from '@/lib/domain/import-rule'
import type { TrialFacts } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import { slugOf } from '@/lib/domain/slug'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** The first `length` characters of a SHA-256 in Crockford's base 32 (5 bits each), for links. */
export function shortHash(text: string, length = 12): string {
  const bytes = createHash('sha256').update(text).digest()
  let hash = ''
  for (let bit = 0; hash.length < length; bit += 5) {
    const pair = (bytes[bit >> 3]! << 8) | bytes[(bit >> 3) + 1]!
    hash += ALPHABET[(pair >> (11 - (bit & 7))) & 31]!
  }
  return hash
}

/**
 * The permalink of a trial: 60 bits of what its log says it is, within its experiment.
 * `originSlug` is the first slug of the experiment, so a renamed one keeps its links.
 */
export const trialUid = (originSlug: string, logId: string) => shortHash(`${originSlug}\0${logId}`)

/** Raised when what is done for all formats (condition, status, skill use, redaction) changes. */
export const FINISH_VERSION = 3

/** Settings that came later are part of a key only where they are set: what was stored before stays as it is. */
export const laterSettings = (options: ImportOptions) => {
  const { rewardKey, isOneDataset, columns, attempt, regrade } = options
  return [
    ...(rewardKey || isOneDataset ? [{ rewardKey, isOneDataset }] : []),
    ...(columns ? [{ columns }] : []),
    ...(attempt ? [{ attempt }] : []),
    ...(regrade ? [{ regrade }] : []),
  ]
}

/**
 * Of rules what they did to this trial: others may change, or all of them be put in another order,
 * without touching it.
 */
const ruledFacts = (effects: readonly RuleEffect[]) =>
  effects.map((effect) => ({ ...effect, rule: 0 })).sort((a, b) => (a.field < b.field ? -1 : 1))

/**
 * What "unchanged" means: the bytes that were read, what the reader sees in them, and everything
 * that a person set for them.
 * Domains are left out: they belong to tasks, and change without touching a trial.
 */
export const trialFingerprint = (trial: TrialFacts, options: ImportOptions) =>
  shortHash(
    JSON.stringify([
      FINISH_VERSION,
      trial.readers,
      trial.contentHash,
      options.condition && [options.condition.kind, options.condition.key],
      options.harness,
      options.model,
      ...laterSettings(options),
      ...(trial.ruled?.length ? [ruledFacts(trial.ruled)] : []),
    ]),
    20,
  )

/** Harness, canonical model and effort: two harnesses of one model are two configurations. */
export const configurationKey = (
  harness: string | null,
  model: string | null,
  effort: string | null,
) => [slugOf(harness), slugOf(model), ...(effort ? [slugOf(effort)] : [])].join('--')

/** Whether a problem still is one once a person has set what the log leaves open. */
export const isStillProblem = ({ code }: LogProblem, options: ImportOptions) =>
  !(code === 'condition_unknown' && options.condition) &&
  !(code === 'harness_unknown' && options.harness) &&
  !(code === 'model_unknown' && options.model)

/** What rules set, but for what a person gave for the whole delivery. */
const stillRuled = ({ ruled = [] }: TrialFacts, { condition, harness, model }: ImportOptions) => {
  const given: readonly RuleField[] = [
    ...(condition ? (['condition', 'round'] as const) : []),
    ...(harness ? (['agent'] as const) : []),
    ...(model ? (['model'] as const) : []),
  ]
  return ruled.filter(({ field }) => !given.includes(field))
}

/** A trial as it will be stored: what a person gave wins over what the log says, and over rules. */
export function applyOptions<Trial extends TrialFacts>(
  trial: Trial,
  options: ImportOptions,
): Trial {
  const { condition, harness, model } = options
  return {
    ...trial,
    problems: trial.problems.filter((problem) => isStillProblem(problem, options)),
    harness: harness ?? trial.harness,
    model: model ?? trial.model,
    ...(trial.ruled ? { ruled: stillRuled(trial, options) } : {}),
    condition: condition
      ? {
          ...condition,
          source: 'given',
          rule: null,
          evidence: null,
          claimed: trial.condition.key === condition.key ? null : trial.condition.key,
        }
      : trial.condition,
  }
}
