import { COLUMN_ROLES, type ColumnRole, type TableColumns } from '@/lib/domain/table-columns'

// Which column of a table of trials says what. Tables name them as their makers like; the names here
// are those that were met, the more telling first. What a person says wins.

/** What a column may say, with the names it is guessed from: lower case, words joined by `_`. */
const NAMES = {
  task: [
    ...['task', 'task_name', 'task_id', 'taskname', 'instance_id', 'problem', 'problem_id'],
    ...['question_id', 'case', 'case_id', 'case_name', 'eval_name', 'eval_id', 'test_id'],
    ...['test_name', 'sample_id', 'item', 'item_id', 'prompt_id', 'scenario', 'scenario_id'],
  ],
  reward: [
    ...['reward', 'passed', 'pass', 'success', 'is_success', 'successful', 'solved', 'is_solved'],
    ...['resolved', 'is_resolved', 'is_passed', 'correct', 'is_correct', 'score', 'accuracy'],
    ...['pass_rate', 'grade', 'outcome', 'result', 'verdict'],
  ],
  condition: [
    ...['condition', 'arm', 'skill_mode', 'skills_mode', 'skill_condition', 'treatment'],
    ...['configuration', 'variant', 'setting', 'with_skills', 'with_skill', 'use_skills'],
    ...['use_skill', 'has_skills', 'has_skill', 'skills_enabled', 'skill_enabled', 'skills'],
    ...['skill', 'skill_name', 'skill_names'],
  ],
  model: ['model', 'model_name', 'model_id', 'llm', 'language_model', 'model_name_or_path'],
  harness: ['harness', 'agent', 'agent_name', 'scaffold', 'agent_framework', 'framework'],
  harness_version: ['harness_version', 'agent_version', 'scaffold_version'],
  effort: ['effort', 'reasoning_effort', 'thinking_effort'],
  domain: ['domain', 'task_domain', 'category', 'task_category', 'subject', 'field', 'topic'],
  dataset: ['dataset', 'benchmark', 'suite', 'dataset_name', 'benchmark_name'],
  id: ['trial_id', 'rollout_id', 'run_id', 'uuid', 'id'],
  trial: [
    ...['trial', 'trial_name', 'trial_number', 'trial_index', 'attempt', 'seed', 'repeat', 'rep'],
    ...['replicate', 'run', 'run_number', 'run_index', 'epoch', 'rollout', 'sample'],
  ],
  tokens_in: [
    ...['tokens_in', 'input_tokens', 'prompt_tokens', 'n_input_tokens', 'total_input_tokens'],
    'num_input_tokens',
  ],
  tokens_cached: ['tokens_cached', 'cached_tokens', 'cache_read_tokens', 'cached_input_tokens'],
  tokens_out: [
    ...['tokens_out', 'output_tokens', 'completion_tokens', 'n_output_tokens'],
    ...['total_output_tokens', 'num_output_tokens'],
  ],
  cost_usd: ['cost_usd', 'total_cost_usd', 'usd', 'cost', 'total_cost'],
  // Without a unit in its name a duration is not read: seconds and milliseconds look alike.
  duration_s: [
    ...['duration_s', 'duration_sec', 'duration_seconds', 'total_duration_seconds'],
    ...['time_seconds', 'elapsed_s', 'elapsed_seconds', 'wall_time_s', 'wall_time_seconds'],
    ...['runtime_s', 'runtime_seconds', 'latency_s', 'latency_seconds'],
  ],
  duration_ms: ['duration_ms', 'latency_ms', 'elapsed_ms', 'time_ms', 'runtime_ms', 'wall_time_ms'],
  started_at: ['started_at', 'start_time', 'started', 'timestamp', 'created_at'],
  finished_at: ['finished_at', 'end_time', 'ended_at', 'completed_at', 'finished'],
  error: ['error', 'error_message', 'exception', 'exception_message'],
  error_type: ['error_type', 'exception_type'],
  steps: ['trajectory', 'messages', 'conversation', 'traj', 'transcript', 'steps', 'log'],
} as const satisfies Record<ColumnRole, readonly string[]>

/** What is called so in tables is so elsewhere: the more telling name first. */
export const namesOfRole = (role: ColumnRole): readonly string[] => NAMES[role]

/** Each row of such a table sums up several trials. */
const SUMS = /^(?:n|num|number_of)_(?:trials|runs|attempts|samples|seeds)$|^(?:mean|avg|std)_\w+$/

/** Which columns of a table say what. */
export interface ColumnMapping {
  readonly columnOf: Readonly<Partial<Record<ColumnRole, string>>>
  /** All columns that could be the reward, the chosen one as well. */
  readonly outcomes: readonly string[]
  /** Whether a person named the column of the reward. */
  readonly isRewardSet: boolean
  /** Columns that another role could have had as well, the chosen first. */
  readonly others: Readonly<Partial<Record<ColumnRole, readonly string[]>>>
  /** Columns that nothing was read from. */
  readonly unused: readonly string[]
}

const plain = (name: string) =>
  name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

const candidatesOf = (role: ColumnRole, byName: ReadonlyMap<string, string>): string[] =>
  NAMES[role].flatMap((name) => byName.get(name) ?? [])

/** A column that a person named: as the table spells it, or a path into a nested value. */
const namedColumn = (columns: readonly string[], wanted: string): string | null =>
  columns.find((one) => one === wanted) ??
  columns.find((one) => plain(one) === plain(wanted)) ??
  (columns.includes(wanted.split('.')[0]!) ? wanted : null)

/** Maps columns by their names; `set` is what a person says. */
export function mapColumns(columns: readonly string[], set: TableColumns | null): ColumnMapping {
  const byName = new Map<string, string>()
  for (const column of columns) if (!byName.has(plain(column))) byName.set(plain(column), column)
  const columnOf: Partial<Record<ColumnRole, string>> = {}
  const others: Partial<Record<ColumnRole, string[]>> = {}
  const given = new Set<string>()
  for (const role of COLUMN_ROLES) {
    const wanted = set?.[role]
    const column = wanted ? namedColumn(columns, wanted) : null
    if (column !== null) {
      columnOf[role] = column
      given.add(column)
    }
  }
  for (const role of COLUMN_ROLES) {
    const found = candidatesOf(role, byName).filter((one) => !given.has(one))
    if (set?.[role] === undefined && found.length > 0) columnOf[role] = found[0]!
    const chosen = columnOf[role]
    const all = [
      ...(chosen === undefined ? [] : [chosen]),
      ...found.filter((one) => one !== chosen),
    ]
    if (all.length > 1) others[role] = all
  }
  const outcomes = [
    ...new Set([...(columnOf.reward ? [columnOf.reward] : []), ...candidatesOf('reward', byName)]),
  ].filter((one) => one === columnOf.reward || !given.has(one))
  const used = new Set([...Object.values(columnOf), ...outcomes])
  return {
    columnOf,
    outcomes,
    isRewardSet: Boolean(set?.reward && columnOf.reward),
    others,
    unused: columns.filter((column) => !used.has(column)),
  }
}

/** What keeps a table from being one of trials; null where nothing does. */
export function whyNoTrials(
  columns: readonly string[],
  { columnOf }: ColumnMapping,
  set: TableColumns | null,
): string | null {
  const sums = columns.filter((column) => SUMS.test(plain(column)))
  if (sums.length > 0 && set === null)
    return `a table whose rows sum up trials (${sums.slice(0, 3).join(', ')}); call its columns as docs/formats.md, “Published tables”, asks, or give one row a trial`
  const missing = [
    ...(columnOf.task === undefined ? ['the task (task=COLUMN)'] : []),
    ...(columnOf.reward === undefined ? ['the outcome (reward=COLUMN)'] : []),
  ]
  if (missing.length === 0) return null
  return `a table of ${columns.length} columns (${columns.slice(0, 12).join(', ').slice(0, 300)}) without one that is known to name ${missing.join(' and ')}; say which with --columns`
}

/** Whether these columns look like a table of trials, or like one that a person should say more of. */
export const namesTrials = ({ columnOf }: ColumnMapping): 'both' | 'one' | 'none' => {
  const found = [columnOf.task, columnOf.reward].filter((one) => one !== undefined).length
  return found === 2 ? 'both' : found === 1 ? 'one' : 'none'
}

/** Whether the columns that were seen of a longer row are worth reading on for the others. */
export const isPartOfRow = ({ columnOf }: ColumnMapping): boolean =>
  [columnOf.task, columnOf.reward, columnOf.steps].some((one) => one !== undefined)
