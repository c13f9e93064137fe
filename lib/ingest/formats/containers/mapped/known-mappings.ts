import { parseMapping, type Mapping } from './mapping'

// Layouts that people published their runs in, as mappings: they are known by the name of a trial's
// file and what it begins with. What we lose: all that no mapping names.

export interface KnownMapping {
  readonly name: string
  readonly file: RegExp
  /** Fields that its first 4 KB have. */
  readonly has: readonly RegExp[]
  readonly mapping: Mapping
}

const known = (
  name: string,
  file: RegExp,
  has: readonly string[],
  mapping: Omit<Partial<Mapping>, 'fields'> & Pick<Mapping, 'fields'>,
): KnownMapping => {
  const parsed = parseMapping({ skillscope: 'mapping', version: 1, trials: '**', ...mapping })
  if (typeof parsed === 'string') throw new Error(`the mapping of ${name}: ${parsed}`)
  return { name, file, has: has.map((field) => new RegExp(`"?${field}"?\\s*:`)), mapping: parsed }
}

export const KNOWN_MAPPINGS: readonly KnownMapping[] = [
  // One run of an agent on a scenario, judged by five gates.
  known('agent-evals', /(?:^|\/)manifest\.json$/, ['runId', 'scenario', 'harness', 'agent'], {
    fields: {
      task: '#scenario',
      harness: '#agent',
      model: '#model',
      id: '#runId',
      trial: '#runId',
      job: '#harness',
      reward: '#normalizedScore',
      costUsd: '#efficiency.llmApiCostUsd',
      startedAt: '#timestamp',
      durationSeconds: '#efficiency.wallClockSeconds',
    },
    checks: [{ in: '#gates', name: 'name', passed: 'passed' }],
    logs: ['logs/session.jsonl'],
    ignore: ['stdout.log', 'logs/*'],
  }),
  // Scenarios with and without sets of skills, judged by named checks; tokens of input without the cached
  // are none that others count.
  known('scenario scores', /(?:^|\/)scores\.yaml$/, ['scenario', 'skill_set', 'checks'], {
    rows: '',
    fields: {
      task: '#scenario',
      condition: '#skill_set',
      trial: '{row}',
      tokensOut: '#output_tokens',
      costUsd: '#total_cost_usd',
      durationMs: '#duration_ms',
    },
    checks: [{ in: '#checks', name: 'name', passed: 'passed' }],
    logs: ['{row}/raw.jsonl'],
    ignore: ['**/metadata.yaml', '**/output.md', 'comparison.md', 'improvement/**'],
  }),
  // Single calls of a trial's agent, to be asked of other models again.
  known('replayed calls', /(?:^|\/)metadata\.json$/, ['source_trial', 'agent', 'n_samples'], {
    fields: {
      task: '#task',
      harness: '#agent',
      model: '#model',
      id: '#source_trial',
      trial: '#source_trial',
      reward: '#reward',
      startedAt: '#started_at',
      finishedAt: '#finished_at',
    },
    logs: ['sample_*/prompt.json', 'sample_*/response.json'],
    ignore: ['sample_*/metadata.json', 'sample_*/responses/*.json'],
  }),
  // Tasks with and without sets of plugins, judged by requirements and points.
  known('plugin sets', /(?:^|\/)trial_result\.json$/, ['task_id', 'plugin_set', 'run_id'], {
    fields: {
      task: '#task_id',
      harness: '#agent',
      model: '#model',
      condition: '#plugin_set',
      id: ['#transcript_path', '#started_at'],
      trial: '#run_id',
      job: '#run_id',
      startedAt: '#started_at',
      finishedAt: '#finished_at',
      durationSeconds: '#duration_seconds',
      error: '#error',
    },
    rewards: { passed: '#passed', composite_pct: '#composite_pct' },
    checks: [
      { in: '#requirement_results', name: 'id', passed: 'passed', message: 'error' },
      { in: '#assertion_results', name: 'id', passed: 'passed', message: 'error' },
    ],
    logs: ['transcript.jsonl'],
  }),
]
