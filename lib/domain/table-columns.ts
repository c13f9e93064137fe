/** What a column of a table of trials may say; docs/formats.md has the names each is guessed from. */
export const COLUMN_ROLES = [
  'task',
  'reward',
  'condition',
  'model',
  'harness',
  'harness_version',
  'effort',
  'domain',
  'dataset',
  'id',
  'trial',
  'tokens_in',
  'tokens_cached',
  'tokens_out',
  'cost_usd',
  'duration_s',
  'duration_ms',
  'started_at',
  'finished_at',
  'error',
  'error_type',
  'steps',
] as const

export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** Columns by what they say; an empty name: none of them does. */
export type TableColumns = Readonly<Partial<Record<ColumnRole, string>>>
