import { countOrNull, emptyLog, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import { checksIn, rewardOfChecks } from '@/lib/ingest/formats/reading/read-checks'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Results of vskill: evals/benchmark.json and evals/history/<time>.json with `cases[]`. Of a
// comparison only the side with the skill has checks; the baseline's rate and marks are kept as they
// stand. What we lose: verdicts and action items. Generated evals hold no case.

type Fields = Readonly<Record<string, unknown>>

const failureOf = (one: Fields) =>
  one.status === 'error'
    ? { exceptionType: 'VskillRunError', exceptionMessage: stringOrNull(one.error_message) }
    : {}

const conditionOf = (file: Fields) => {
  const name = file.type === 'baseline' ? 'without_skill' : 'with_skill'
  const text =
    file.type === 'baseline' ? 'type: baseline' : `skill_name: ${wordOf(file.skill_name)}`
  return { stated: { name, text } }
}

function draftOf(file: Fields, one: Fields, index: number): TrialDraft {
  const skill = stringOrNull(file.skill_name)
  const name = stringOrNull(one.eval_name)
  const taskName = name ?? `${skill ?? 'vskill'} eval-${wordOf(one.eval_id ?? index + 1)}`
  const checks = checksIn(one)
  const durationMs = countOrNull(one.durationMs)
  const answer = stringOrNull(one.output)
  const startedAt = stringOrNull(file.timestamp)
  return {
    taskName,
    // benchmark.json repeats the latest of the history.
    contentId: contentIdOf(skill, startedAt, one.eval_id, index, taskName),
    jobName: startedAt,
    trialName: `${wordOf(startedAt)}/${taskName}`,
    models: [stringOrNull(file.model)],
    condition: conditionOf(file),
    reward: one.status === 'error' ? null : rewardOfChecks(checks),
    ...failureOf(one),
    stated: {
      input: countOrNull(one.inputTokens),
      cached: null,
      output: countOrNull(one.outputTokens),
      costUsd: countOrNull(one.cost),
    },
    startedAt,
    durationMs,
    checks,
    log:
      answer === null
        ? null
        : { ...emptyLog('final answer'), drafts: [draftStep('message', 1, answer)] },
    attributes: {
      skill,
      type: file.type,
      provider: file.provider,
      note: file.environment_note,
      comparison: one.comparisonDetail,
      baselinePassRate: isRecord(file.comparison) ? file.comparison.baselinePassRate : null,
    },
  }
}

const rowsOf = (file: Fields): ResultRow[] =>
  (Array.isArray(file.cases) ? file.cases : []).filter(isRecord).map((one: Fields, index) => ({
    raw: [file.skill_name, file.timestamp, file.type, index, one],
    domain: stringOrNull(file.skill_name),
    make: () => draftOf(file, one, index),
  }))

/** Runs that only wrote evals have an empty list of cases: nothing was tried. */
const isGeneration = (file: Fields) => /generate$/.test(wordOf(file.type))

export const vskill = resultFile({
  format: 'vskill',
  label: 'vskill results',
  version: 1,
  mayBe: (path) => /(?:^|\/)(?:benchmark|\d{4}-\d\d-\d\dT[\w.-]+)\.json$/.test(path),
  recognises: (head) =>
    /"cases"\s*:\s*\[/.test(head) && /"skill_name"\s*:/.test(head) && /"model"\s*:/.test(head),
  async read(reader, path) {
    const value = await reader.json(path)
    if (!isRecord(value)) return []
    const rows = rowsOf(value)
    if (rows.length === 0)
      reader.note(
        'unexpected_shape',
        path,
        isGeneration(value) ? 'it wrote evals and tried none' : 'no case in it',
      )
    return rows
  },
})
