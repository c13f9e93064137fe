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
