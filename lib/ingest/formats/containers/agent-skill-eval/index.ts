import { LEFT_ALONE } from '@/lib/domain/task-tag'
import { countOrNull, emptyLog, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import { readChecks, rewardOfChecks } from '@/lib/ingest/formats/reading/read-checks'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Results of agent-skill-eval: `runs[]` are pairs, each with and without the skill; trigger files
// have `query_results[]`: whether a query used the skill where it should. What we lose: its scores
// and verdicts, which are recomputed from the checks.

type Fields = Readonly<Record<string, unknown>>

const ARMS = ['with_skill', 'without_skill'] as const

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const timestampOf = (file: Fields) => (isRecord(file.metadata) ? file.metadata.timestamp : null)

const usageOf = (metrics: Fields) => {
  const counts = isRecord(metrics.token_counts) ? metrics.token_counts : {}
  return {
    input: countOrNull(counts.input_tokens),
    cached: countOrNull(counts.cache_read_input_tokens),
    output: countOrNull(counts.output_tokens),
    costUsd: null,
  }
}

function draftOfArm(
  file: Fields,
  pair: Fields,
  arm: (typeof ARMS)[number],
  run: Fields,
): TrialDraft {
  const taskName = stringOrNull(pair.eval_id) ?? `eval-${wordOf(pair.eval_id)}`
  const index = typeof pair.run_index === 'number' ? pair.run_index : 0
  const metrics = isRecord(run.execution_metrics) ? run.execution_metrics : {}
  const seconds = isRecord(run.timing) ? countOrNull(run.timing.elapsed_seconds) : null
  const durationMs = seconds === null ? null : Math.round(seconds * 1000)
  const checks = readChecks(run.assertion_results)
  const answer = stringOrNull(run.raw_output)
  return {
    taskName,
    contentId: contentIdOf(
      file.skill_name,
      timestampOf(file),
      taskName,
      index,
      arm,
      checks,
      answer,
    ),
    jobName: stringOrNull(file.skill_path) ?? stringOrNull(file.skill_name),
    trialName: `${taskName}/${arm}/run-${index + 1}`,
    condition: { stated: { name: arm, text: arm } },
    reward: rewardOfChecks(checks),
    stated: usageOf(metrics),
    durationMs,
    phases:
      durationMs === null
        ? []
        : [{ name: 'agent_execution', startedAt: null, finishedAt: null, durationMs }],
    checks,
    log:
      answer === null
        ? null
        : { ...emptyLog('final answer'), drafts: [draftStep('message', 1, answer)] },
    attributes: { skill: file.skill_name, toolCalls: metrics.tool_calls },
  }
}

/** Its runs and those that used the skill, where both are said. */
function countsOf(query: Fields) {
  const runs = countOrNull(query.run_count)
  const triggered = query.trigger_count
  const isCounted = runs !== null && typeof triggered === 'number'
  return isCounted && triggered >= 0 && triggered <= runs ? { runs, triggered } : {}
}

/** A query whose one check is whether the skill was used just where it should be. */
function draftOfQuery(file: Fields, query: Fields): TrialDraft {
  const asked = stringOrNull(query.query) ?? 'query'
  const rate = typeof query.trigger_rate === 'number' ? query.trigger_rate : null
  const should = query.should_trigger === true
  const skill = stringOrNull(file.skill_name)
  const used = `trigger_count: ${wordOf(query.trigger_count)} of ${wordOf(query.run_count)} runs`
  return {
    taskName: asked.slice(0, 200),
    contentId: contentIdOf(file.skill_name, file.skill_path, query),
    jobName: stringOrNull(file.skill_path) ?? skill,
    trialName: `trigger/${asked.slice(0, 80)}`,
    condition: { stated: { name: 'with_skill', text: `skill_name: ${wordOf(skill)}` } },
    reward: rate === null || rate < 0 || rate > 1 ? null : should ? rate : 1 - rate,
    stated: {
      input: countOrNull(query.mean_input_tokens),
      cached: null,
      output: countOrNull(query.mean_output_tokens),
      costUsd: null,
    },
    checks: [
      {
        name: should ? 'the skill is used' : 'the skill is left alone',
        status: query.passed === true ? 'passed' : 'failed',
        durationMs: null,
        message: used,
      },
    ],
    sightings:
      skill !== null && rate !== null && rate > 0 ? [{ skill, fact: 'read', text: used }] : [],
    attributes: {
      ...{ skill, shouldTrigger: should, triggerRate: rate, kind: 'trigger eval' },
      ...countsOf(query),
    },
  }
}

const rowsOf = (file: Fields): ResultRow[] => {
  const domain = stringOrNull(file.skill_name)
  const pairs = records(file.runs).flatMap((pair) =>
    ARMS.flatMap((arm) => {
      const run = pair[arm]
      if (!isRecord(run)) return []
      return [{ raw: [domain, arm, pair], domain, make: () => draftOfArm(file, pair, arm, run) }]
    }),
  )
  const queries = records(file.query_results).map((query) => ({
    raw: [domain, file.skill_path, query],
    domain,
    tags: query.should_trigger === true ? [] : [LEFT_ALONE],
    make: () => draftOfQuery(file, query),
  }))
  return [...pairs, ...queries]
}

export const agentSkillEval = resultFile({
  format: 'agent-skill-eval',
  label: 'agent-skill-eval results',
  version: 2,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /"skill_name"\s*:/.test(head) &&
    (/"runs_per_eval"\s*:/.test(head) || /"query_results"\s*:/.test(head)),
  async read(reader, path) {
    const value = await reader.json(path)
    return isRecord(value) ? rowsOf(value) : []
  },
})
