import type { TrialPhase } from '@/lib/domain/new-trial'
import { isTaskName } from '@/lib/domain/task-name'
import type { Usage } from '@/lib/domain/step'
import { countOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'
import {
  list,
  listOrNull,
  number,
  object,
  record,
  text,
  time,
  type Fields,
} from '@/lib/ingest/formats/reading/log-fields'

const phase = object({ started_at: time, finished_at: time, duration_sec: number })

const agentResult = object({
  n_input_tokens: number,
  n_cache_tokens: number,
  n_output_tokens: number,
  cost_usd: number,
  metadata: record,
})
const verifierResult = object({ rewards: record })
const exceptionInfo = object({ exception_type: text, exception_message: text })

const readFields = object({
  id: text,
  task_name: text,
  trial_name: text,
  source: text,
  task_checksum: text,
  config: record,
  agent_info: object({
    name: text,
    version: text,
    model_info: object({ name: text, provider: text }),
  }),
  agent_result: agentResult,
  verifier_result: verifierResult,
  exception_info: exceptionInfo,
  started_at: time,
  finished_at: time,
  environment_setup: phase,
  agent_setup: phase,
  agent_execution: phase,
  verifier: phase,
  skill_mode: text,
  trial_uri: text,
  step_results: list,
})

/** A trial's result.json, read. Null is unknown. */
export type HarborResult = Fields<typeof readFields>

/** One step of a multi-step trial, as newer Harbor keeps it in `step_results`. */
const readStep = object({
  step_name: text,
  agent_result: agentResult,
  verifier_result: verifierResult,
  exception_info: exceptionInfo,
  agent_setup: phase,
  agent_execution: phase,
  verifier: phase,
})

export type HarborStepResult = Fields<typeof readStep>

/** The steps of a trial that has several, in the order they ran. */
export const readStepResults = (result: HarborResult): HarborStepResult[] =>
  result.step_results.map(readStep).filter((one) => one !== null)

/** Reads a trial's result.json; null when it is no trial's. */
export const readHarborResult = (value: unknown): HarborResult | null => {
  const result = readFields(value)
  return result && isTaskName(result.task_name ?? '') ? result : null
}

/** The settings that config.json or result.json repeat, where we use them. */
const readConfig = object({
  task: object({ path: text, name: text, git_url: text, git_commit_id: text, source: text }),
  trial_name: text,
  trials_dir: text,
  timeout_multiplier: number,
  agent: object({
    name: text,
    import_path: text,
    model_name: text,
    kwargs: record,
    env: record,
    skills: listOrNull,
  }),
  environment: record,
  job_id: text,
  // BenchFlow
  task_path: text,
  skill_mode: text,
  timeout_sec: number,
  sandbox_user: text,
})

export type HarborConfig = Fields<typeof readConfig>

/** Reads a trial's config.json, or the copy of it in result.json. */
export const readHarborConfig = (value: unknown): HarborConfig | null => readConfig(value)

const PHASES = ['environment_setup', 'agent_setup', 'agent_execution', 'verifier'] as const

type Phased = Readonly<Partial<Pick<HarborResult, (typeof PHASES)[number]>>>

/** The phases that were reached, in order. */
export const readPhases = (result: Phased): TrialPhase[] =>
  PHASES.flatMap((name) => {
    const times = result[name] ?? null
    if (times === null) return []
    const { started_at: startedAt, finished_at: finishedAt } = times
    const told = times.duration_sec === null ? null : Math.round(times.duration_sec * 1000)
    const durationMs = millisecondsBetween(startedAt, finishedAt) ?? told
    return [{ name, startedAt, finishedAt, durationMs }]
  })

/** Tokens of the agent as the result states them; the 0 of programs that do not count is unknown. */
export const statedUsage = (stated: HarborResult['agent_result']): Usage => ({
  input: countOrNull(stated?.n_input_tokens),
  output: countOrNull(stated?.n_output_tokens),
  cached: stated?.n_cache_tokens ?? null,
  costUsd: countOrNull(stated?.cost_usd),
})

/** A trial ends with its verifier; one whose end is stamped so much later was graded again. */
const REGRADED_MS = 3_600_000

/** How long a trial took, and whether that is to its verifier's end since its own is that of a later grading. */
export const durationOf = (
  { started_at: start, finished_at: end }: HarborResult,
  phases: readonly TrialPhase[],
): { readonly durationMs: number | null; readonly isToVerifier: boolean } => {
  const whole = millisecondsBetween(start, end)
  const verifier = phases.find(({ name }) => name === 'verifier')
  const judged = millisecondsBetween(start, verifier?.finishedAt ?? null)
  const isToVerifier = whole !== null && judged !== null && whole - judged > REGRADED_MS
  return { durationMs: isToVerifier ? judged : whole, isToVerifier }
}
