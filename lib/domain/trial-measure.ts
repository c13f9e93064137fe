/** Numbers of a trial that are summed by cell. A trial that does not know one counts for the others only. */
export const TRIAL_MEASURES = [
  'tokens_in',
  'tokens_cached',
  'tokens_out',
  /** Of trials that know both what went in and what came out. */
  'tokens_total',
  'cost_usd',
  'duration_ms',
  'steps',
  'tool_calls',
  'tool_errors',
] as const

export type TrialMeasure = (typeof TRIAL_MEASURES)[number]

/** What a run uses, which skills may cost or save, in the order of the pages. */
export const USES = [
  ...(['tokens_total', 'cost_usd', 'duration_ms', 'steps', 'tool_calls', 'tool_errors'] as const),
] satisfies readonly TrialMeasure[]

export type Use = (typeof USES)[number]

/** All runs, or only the tasks that every run of both arms solved: successes against successes. */
export const USE_SCOPES = ['all', 'solved'] as const
export type UseScope = (typeof USE_SCOPES)[number]

/** Printed figures of configurations that say what a run used. */
export const PRINTED_USES: Partial<Record<Use, string>> = {
  tokens_total: 'tokens_per_trial',
  cost_usd: 'cost_usd_per_trial',
}

/** What a comparison is of: success, which is the default, or something that runs use. */
export const MEASURES = ['reward', ...USES] as const
export type Measure = (typeof MEASURES)[number]

export const isUse = (measure: Measure): measure is Use => measure !== 'reward'

export const USE_NAMES: Record<Use, string> = {
  tokens_total: 'Tokens',
  cost_usd: 'Cost',
  duration_ms: 'Time',
  steps: 'Steps',
  tool_calls: 'Tool calls',
  tool_errors: 'Failed tool calls',
}
