/** What became of a trial. Statistics decide by it what counts (docs/statistics.md, error policy). */
export const TRIAL_STATUSES = [
  'ok',
  'agent_timeout',
  'agent_error',
  'infra_error',
  'missing_reward',
] as const

export type TrialStatus = (typeof TRIAL_STATUSES)[number]

/** Of a word from a column that only the import writes. */
export const isTrialStatus = (word: string): word is TrialStatus =>
  (TRIAL_STATUSES as readonly string[]).includes(word)

/** A status with the rule that decided it and the words of the log that the rule saw. */
export interface StatusReason {
  readonly status: TrialStatus
  /** Name of the rule, as in the table of docs/formats.md, for example `timeout_exception`. */
  readonly rule: string
  /** The text it rests on, at most 300 characters; null where the rule rests on an absence. */
  readonly evidence: string | null
  /** Number of the step that bears the text; absent or null where none does. */
  readonly step?: number | null
}
