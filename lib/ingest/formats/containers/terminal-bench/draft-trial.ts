import type { TrialPhase, VerifierCheck } from '@/lib/domain/new-trial'
import { isTaskName } from '@/lib/domain/task-name'
import { countOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import {
  flag,
  number,
  object,
  record,
  text,
  time,
  type Fields,
} from '@/lib/ingest/formats/reading/log-fields'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { RunFacts } from './run-facts'

const readFields = object({
  id: text,
  // Before versions had times.
  uuid: text,
  trial_name: text,
  task_id: text,
  is_resolved: flag,
  failure_mode: text,
  parser_results: record,
  total_input_tokens: number,
  total_output_tokens: number,
  trial_started_at: time,
  trial_ended_at: time,
  agent_started_at: time,
  agent_ended_at: time,
  test_started_at: time,
  test_ended_at: time,
})

/** A trial as results.json has it; null is unknown. */
export type TrialEntry = Fields<typeof readFields>

/** Reads one trial of a results.json; null when it names no task. */
export const readEntry = (value: unknown): TrialEntry | null => {
  const entry = readFields(value)
  return entry && isTaskName(entry.task_id ?? '') ? entry : null
}

const phase = (
  name: TrialPhase['name'],
  startedAt: string | null,
  finishedAt: string | null,
): TrialPhase => ({
  name,
  startedAt,
  finishedAt,
  durationMs: millisecondsBetween(startedAt, finishedAt),
})

// The ways in which an agent failed, as the exceptions that Harbor would have named. Of the others the
// verifier gave no verdict (parse_error, test_timeout): there is no reward, and nobody says whose fault.
const EXCEPTIONS = new Map([
  ['agent_timeout', 'AgentTimeoutError'],
  ['agent_installation_failed', 'EnvironmentSetupError'],
])
const NO_EXCEPTION = new Set(['', 'unset', 'none', 'parse_error', 'test_timeout'])

const exceptionOf = (mode: string): string | null =>
  NO_EXCEPTION.has(mode) ? null : (EXCEPTIONS.get(mode) ?? mode)

/** After a failure of the agent the verifier may run all the same: the failure was not in it. */
const phasesOf = (entry: TrialEntry, exception: string | null): TrialPhase[] => {
  const isJudged = exception === null || exception === 'AgentTimeoutError'
  const isTested = entry.test_started_at !== null && isJudged
  return [
    phase('agent_execution', entry.agent_started_at, entry.agent_ended_at),
    ...(isTested ? [phase('verifier', entry.test_started_at, entry.test_ended_at)] : []),
  ]
}

const STATUSES: readonly string[] = ['passed', 'failed', 'skipped', 'pending']

const checksOf = ({ parser_results: results }: TrialEntry): VerifierCheck[] =>
  Object.entries(results ?? {}).map(([name, status]) => ({
    name,
    // The list holds nothing but statuses of a check.
    status: STATUSES.includes(String(status)) ? (status as VerifierCheck['status']) : 'other',
    durationMs: null,
    message: null,
  }))

/** A trial of Terminal-Bench as a draft. `root` is its run's folder, which names its job. */
export function draftTrial(
  entry: TrialEntry,
  run: RunFacts,
  place: { readonly root: string; readonly file: string; readonly log: AgentLog | null },
): TrialDraft {
  const { root, file, log } = place
  const mode = entry.failure_mode ?? ''
  const exceptionType = exceptionOf(mode)
  const folders = root.split('/').filter(Boolean)
  return {
    taskName: entry.task_id!,
    dataset: run.dataset,
    root: file.slice(0, Math.max(0, file.lastIndexOf('/'))),
    file,
    logId: entry.id ?? entry.uuid,
    jobName: folders.at(-1) ?? null,
    trialName: entry.trial_name,
    harness: run.agent,
    models: [run.model],
    modelFolders: folders,
    condition: { folders, datasetSource: run.dataset },
    reward: entry.is_resolved === null ? null : Number(entry.is_resolved),
    exceptionType,
    exceptionMessage: exceptionType === null ? null : `failure_mode: ${mode}`,
    stated: {
      input: countOrNull(entry.total_input_tokens),
      cached: null,
      output: countOrNull(entry.total_output_tokens),
      costUsd: null,
    },
    startedAt: entry.trial_started_at,
    finishedAt: entry.trial_ended_at,
    phases: phasesOf(entry, exceptionType),
    checks: checksOf(entry),
    log,
    attributes: {
      dataset: run.dataset,
      failureMode: entry.failure_mode,
      terminalBench: run.version,
    },
  }
}
