/** What can be wrong with the data of an experiment, in the order in which it is told. */
export const HEALTH_FINDINGS = [
  // What the label says and the log does not.
  ...(['read_without_skills', 'offered_without_skills', 'no_trace_of_skills'] as const),
  // What broke.
  ...(['infrastructure'] as const),
  // What is not there.
  ...([
    'arm_not_run',
    'missing',
    'not_run',
    'extra',
    'no_reward',
    'no_trajectory',
    'no_tokens',
  ] as const),
  // What is not as it is elsewhere.
  ...(['version_differs', 'timeout_differs', 'dates_differ'] as const),
] as const
export type HealthFindingKind = (typeof HEALTH_FINDINGS)[number]

/** One thing that is odd about an arm: how many of its trials, or which values. */
export interface HealthFinding {
  readonly kind: HealthFindingKind
  /** Keys of the arm; the condition is null where it is about both arms of a configuration. */
  readonly configuration: string
  readonly condition: string | null
  readonly n: number
  readonly of: number
  /** The rule of a failure, or the values that differ; null where the numbers say all. */
  readonly detail: string | null
}

/** What became of a planned trial. */
export const SLOT_STATES = [
  ...(['usable', 'agent_timeout', 'agent_error', 'missing_reward'] as const),
  ...(['suspect', 'infra_error', 'excluded', 'missing'] as const),
] as const
export type SlotState = (typeof SLOT_STATES)[number]

/** Tasks that are drawn: more squares than a screen holds say less than their sum. */
export const MOST_GRID_ROWS = 60
/** Squares that are drawn: of many arms fewer tasks, so that a page stays one that a browser opens at once. */
export const MOST_GRID_SLOTS = 4000
/** Of so many arms and more, those that never ran are counted instead of drawn. */
export const MANY_GRID_ARMS = 100
