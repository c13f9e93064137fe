import {
  countOrNull,
  emptyLog,
  stringOrNull,
  type AgentLog,
} from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { readTranscript } from './read-transcript'
import { readValidations } from './read-validations'

// Results of waza (github.com/microsoft/waza), which evaluates skills: tasks[].runs[] with
// validations, a digest of the session and a transcript. With --baseline the run without the skill
// is nested whole as `baseline_outcome`. What we lose: its statistics, trigger_metrics, final_output
// where there is a transcript.

type Fields = Readonly<Record<string, unknown>>

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const logOf = (run: Fields): AgentLog | null => {
  const drafts = readTranscript(run.transcript)
  return drafts.length === 0 ? null : { ...emptyLog('waza transcript'), drafts }
}

/** Which arm a result is: a baseline says so, the others are of the skill that they name. */
const conditionOf = (outcome: Fields, isBaseline: boolean) => {
  const skill = stringOrNull(outcome.skill)
  if (isBaseline || outcome.is_baseline === true)
    return { stated: { name: 'without_skill', text: 'is_baseline: true' } }
  return skill === null ? {} : { stated: { name: 'with_skill', text: `skill: ${skill}` } }
}

const failureOf = (run: Fields) => {
  const message = stringOrNull(run.error_msg) ?? stringOrNull(run.error)
  const isError = run.status === 'error'
  return {
    exceptionType: isError ? 'WazaRunError' : null,
    exceptionMessage: isError ? message : null,
  }
}

function draftOf(outcome: Fields, task: Fields, run: Fields, isBaseline: boolean): TrialDraft {
  const config = isRecord(outcome.config) ? outcome.config : {}
  const digest = isRecord(run.session_digest) ? run.session_digest : {}
  const { checks, score } = readValidations(run.validations)
  const id = stringOrNull(task.test_id) ?? stringOrNull(task.display_name) ?? 'task'
  const durationMs = countOrNull(run.duration_ms)
  const skill = stringOrNull(outcome.skill)
  const number = typeof run.run_number === 'number' ? run.run_number : 1
  return {
    taskName: id,
    contentId: contentIdOf(outcome.eval_id, outcome.timestamp, id, number, isBaseline, skill),
    jobName: stringOrNull(outcome.eval_id),
    trialName: `${id}/run-${number}`,
    harness: stringOrNull(config.engine_type),
    models: [stringOrNull(config.model_id)],
    condition: conditionOf(outcome, isBaseline),
    reward: run.status === 'error' ? null : score,
    ...failureOf(run),
    stated: {
      input: countOrNull(digest.tokens_in),
      cached: null,
      output: countOrNull(digest.tokens_out),
      costUsd: null,
    },
    durationMs,
    phases:
      durationMs === null
        ? []
        : [{ name: 'agent_execution', startedAt: null, finishedAt: null, durationMs }],
    checks,
    log: logOf(run),
    attributes: {
      skill,
      status: run.status,
      group: task.group,
      displayName: task.display_name,
      judgeModel: config.judge_model,
      runsPerTest: config.runs_per_test,
      rewardFrom: 'mean of the validations’ scores by their weights',
    },
  }
}

function rowsOf(outcome: Fields, isBaseline: boolean): ResultRow[] {
  const rows = records(outcome.tasks).flatMap((task) =>
    records(task.runs).map((run) => ({
      raw: [outcome.eval_id, outcome.timestamp, task.test_id, isBaseline, run],
      domain: stringOrNull(outcome.skill),
      make: () => draftOf(outcome, task, run, isBaseline),
    })),
  )
  const baseline = outcome.baseline_outcome
  return isRecord(baseline) && !isBaseline ? [...rows, ...rowsOf(baseline, true)] : rows
}

export const waza = resultFile({
  format: 'waza',
  label: 'waza results',
  version: 1,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /"eval_id"\s*:/.test(head) &&
    /"runs_per_test"\s*:/.test(head) &&
    /"(?:tasks|summary)"\s*:/.test(head),
  async read(reader, path) {
    const value = await reader.json(path)
    return isRecord(value) ? rowsOf(value, false) : []
  },
})
