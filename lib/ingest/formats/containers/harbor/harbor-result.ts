import { z } from 'zod'
import type { Json } from '@/lib/domain/json'
import type { TrialPhase } from '@/lib/domain/new-trial'
import { isTaskName } from '@/lib/domain/task-name'
import { isRecord } from '@/lib/ingest/formats/bundle-reader'
import { countOrNull } from '@/lib/ingest/formats/agent-log'
import { liftBenchflow } from './benchflow-result'
import { number, object, record, text } from '@/lib/ingest/formats/lenient'

const phase = object({ started_at: text, finished_at: text, duration_sec: number })

const schema = z.object({
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
  agent_result: object({
    n_input_tokens: number,
    n_cache_tokens: number,
    n_output_tokens: number,
    cost_usd: number,
    metadata: record,
  }),
  verifier_result: object({ rewards: record }),
  exception_info: object({ exception_type: text, exception_message: text }),
  started_at: text,
  finished_at: text,
  environment_setup: phase,
  agent_setup: phase,
  agent_execution: phase,
  verifier: phase,
  skill_mode: text,
})

/** A trial's result.json, read. Null is unknown. */
export type HarborResult = z.infer<typeof schema>

/** Reads a trial's result.json of Harbor or of BenchFlow. Null when it is no trial's result. */
export const readHarborResult = (value: unknown): HarborResult | null => {
  if (!isRecord(value)) return null
  const parsed = schema.safeParse(liftBenchflow(value))
  if (!parsed.success || !isTaskName(parsed.data.task_name ?? '')) return null
  return parsed.data
}

/** The settings that config.json or result.json repeat, where we use them. */
const configSchema = z.object({
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
    skills: z.array(z.unknown()).nullable().catch(null),
  }),
  environment: record,
  job_id: text,
  // BenchFlow
  task_path: text,
  skill_mode: text,
  timeout_sec: number,
  sandbox_user: text,
})

export type HarborConfig = z.infer<typeof configSchema>

/** Reads a trial's config.json, or the copy of it in result.json. */
export const readHarborConfig = (value: unknown): HarborConfig | null => {
  const parsed = configSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Milliseconds between two times of one clock; null when unknown or negative. */
export const millisecondsBetween = (start: string | null, end: string | null): number | null => {
  if (start === null || end === null) return null
  const milliseconds = Date.parse(isoTime(end)) - Date.parse(isoTime(start))
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : null
}

/** `2026-07-26 21:32:16.43` → with a `T`; a time without zone stays without one. */
export const isoTime = (time: string): string => time.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T')

const PHASES = ['environment_setup', 'agent_setup', 'agent_execution', 'verifier'] as const

/** The phases that were reached, in order. */
export const readPhases = (result: HarborResult): TrialPhase[] =>
  PHASES.flatMap((name) => {
    const times = result[name]
    if (times === null) return []
    const startedAt = times.started_at && isoTime(times.started_at)
    const finishedAt = times.finished_at && isoTime(times.finished_at)
    const told = times.duration_sec === null ? null : Math.round(times.duration_sec * 1000)
    const durationMs = millisecondsBetween(times.started_at, times.finished_at) ?? told
    return [{ name, startedAt, finishedAt, durationMs }]
  })

/** The reward as the log has it, whatever its range; null when there is none. */
export const rawReward = (rewards: Readonly<Record<string, Json>> | null): number | null => {
  if (rewards === null) return null
  if (typeof rewards.reward === 'number') return rewards.reward
  // One reward under another name is still the reward; of several, none is.
  const values = Object.values(rewards).filter((value) => typeof value === 'number')
  return values.length === 1 ? values[0]! : null
}

/** Tokens of the agent; the 0 of programs that do not count is unknown. */
export const readTokens = (result: HarborResult) => ({
  tokensIn: countOrNull(result.agent_result?.n_input_tokens),
  tokensOut: countOrNull(result.agent_result?.n_output_tokens),
  tokensCached: result.agent_result?.n_cache_tokens ?? null,
  costUsd: countOrNull(result.agent_result?.cost_usd),
})
