import { TRIAL_MEASURES, type TrialMeasure } from '@/lib/domain/trial-measure'

// What cells and their measures are, as a count of the trial rows. `affected` is a query of task_id,
// configuration_id and condition_id; `:experimentId` is bound by whoever runs it.

/** Every place where an experiment has trials. */
export const EVERY_CELL = `
  SELECT DISTINCT task_id, configuration_id, condition_id FROM trial WHERE experiment_id = :experimentId`

export const CELL_KEY = ['experiment_id', 'task_id', 'configuration_id', 'condition_id'] as const

/** Columns of a cell that count something, exactly. */
export const CELL_COUNTS = [
  'n_trials',
  'rewards',
  'n_inferred',
  'tokens_in_count',
  'tokens_out_count',
  'cost_count',
  'duration_count',
  'step_count',
  'skill_read_sum',
  'skill_known_count',
] as const

/** Columns of a cell that are sums: equal but for the order in which they were added up. */
export const CELL_SUMS = [
  'tokens_in_sum',
  'tokens_out_sum',
  'cost_sum',
  'duration_sum',
  'step_sum',
] as const

export const MEASURE_COUNTS = ['n', 'n_positive'] as const
export const MEASURE_SUMS = ['sum', 'sum_squares', 'sum_logs'] as const

// Never all columns: the detail of a trial is some kilobytes.
const COUNTED_COLUMNS = [
  'task_id',
  'configuration_id',
  'condition_id',
  'status',
  'reward',
  'condition_source',
  'tokens_in',
  'tokens_cached',
  'tokens_out',
  'cost_usd',
  'duration_ms',
  'step_count',
  'tool_calls',
  'tool_errors',
  'skill_use',
].map((column) => `t.${column}`)

// CROSS JOIN keeps the order: the planner would rather go through all trials of the experiment for each batch.
const live = (affected: string) => `affected AS (${affected}),
  live AS MATERIALIZED (
    SELECT ${COUNTED_COLUMNS.join(', ')} FROM affected a CROSS JOIN trial t ON t.experiment_id = :experimentId AND t.task_id = a.task_id
      AND t.configuration_id = a.configuration_id AND t.condition_id = a.condition_id AND t.is_live = 1 AND t.is_excluded = 0)`

// A libSQL server does not know `ORDER BY` among the arguments of an aggregate.
const inOrderOf = (column: string) =>
  `ORDER BY ${column} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING`

/** The columns that `countCells` gives, in its order. */
export const COUNTED_CELL = [...CELL_KEY, ...CELL_COUNTS, ...CELL_SUMS].join(', ')

// Rewards are written with 17 digits: SQLite's own JSON keeps only 15, and 2/3 would come back another number.
export const countCells = (affected: string) => `
  WITH ${live(affected)},
  bars AS (
    SELECT task_id, configuration_id, condition_id, status, reward, count(*) AS n
    FROM live GROUP BY 1, 2, 3, 4, 5),
  histograms AS (
    SELECT DISTINCT task_id, configuration_id, condition_id, status,
      '[' || group_concat('[' || CASE WHEN reward IS NULL THEN 'null' WHEN reward = CAST(reward AS INTEGER)
        THEN CAST(reward AS INTEGER) ELSE printf('%!.17g', reward) END || ',' || n || ']', ',')
        OVER (PARTITION BY task_id, configuration_id, condition_id, status ${inOrderOf('reward')}) || ']' AS bars
    FROM bars),
  rewards AS (
    SELECT DISTINCT task_id, configuration_id, condition_id,
      '{' || group_concat('"' || status || '":' || bars, ',')
        OVER (PARTITION BY task_id, configuration_id, condition_id ${inOrderOf('status')}) || '}' AS rewards
    FROM histograms)
  SELECT :experimentId AS experiment_id, l.task_id, l.configuration_id, l.condition_id,
    count(*) AS n_trials, min(r.rewards) AS rewards,
    count(*) FILTER (WHERE l.condition_source = 'inferred') AS n_inferred,
    count(l.tokens_in) AS tokens_in_count, count(l.tokens_out) AS tokens_out_count,
    count(l.cost_usd) AS cost_count, count(l.duration_ms) AS duration_count, count(l.step_count) AS step_count,
    count(*) FILTER (WHERE l.skill_use IN ('read', 'executed')) AS skill_read_sum,
    count(l.skill_use) AS skill_known_count,
    sum(l.tokens_in) AS tokens_in_sum, sum(l.tokens_out) AS tokens_out_sum, sum(l.cost_usd) AS cost_sum,
    sum(l.duration_ms) AS duration_sum, sum(l.step_count) AS step_sum
  FROM live l JOIN rewards r ON r.task_id = l.task_id AND r.configuration_id = l.configuration_id
    AND r.condition_id = l.condition_id
  GROUP BY l.task_id, l.configuration_id, l.condition_id`

/** Where a trial's row holds each measure. */
const VALUES: Record<TrialMeasure, string> = {
  tokens_in: 'l.tokens_in',
  tokens_cached: 'l.tokens_cached',
  tokens_out: 'l.tokens_out',
  tokens_total: 'l.tokens_in + l.tokens_out',
  cost_usd: 'l.cost_usd',
  duration_ms: 'l.duration_ms',
  steps: 'l.step_count',
  tool_calls: 'l.tool_calls',
  tool_errors: 'l.tool_errors',
}

export const MEASURE_KEY = [...CELL_KEY, 'measure'] as const

/** The columns that `countMeasures` gives, in its order. */
export const COUNTED_MEASURE = [...MEASURE_KEY, ...MEASURE_COUNTS, ...MEASURE_SUMS].join(', ')

// As floating point numbers from the start: squares of tokens pass what 64 bits hold.
export const countMeasures = (affected: string) => `
  WITH ${live(affected)},
  names(measure) AS (VALUES ${TRIAL_MEASURES.map((name) => `('${name}')`).join(', ')}),
  known AS (
    SELECT l.task_id, l.configuration_id, l.condition_id, m.measure, 1.0 * CASE m.measure
      ${TRIAL_MEASURES.map((name) => `WHEN '${name}' THEN ${VALUES[name]}`).join(' ')} END AS value
    FROM live l CROSS JOIN names m)
  SELECT :experimentId AS experiment_id, task_id, configuration_id, condition_id, measure,
    count(*) AS n, count(*) FILTER (WHERE value > 0) AS n_positive,
    total(value) AS sum, total(value * value) AS sum_squares,
    total(CASE WHEN value > 0 THEN ln(value) END) AS sum_logs
  FROM known WHERE value IS NOT NULL
  GROUP BY task_id, configuration_id, condition_id, measure`
