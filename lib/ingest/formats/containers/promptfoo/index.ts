import {
  countOrNull,
  emptyLog,
  stringOrNull,
  type AgentLog,
} from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile } from '@/lib/ingest/formats/reading/result-file'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// Results of promptfoo (github.com/promptfoo/promptfoo), version 3: results.results[] are tests by
// prompts by providers; in JSON lines one test a line. The condition is what a provider or a prompt is labelled; with one prompt
// and no label nothing tells it. What we lose: named scores, metrics, the config.

type Fields = Readonly<Record<string, unknown>>

/** `failureReason` of promptfoo: 0 none, 1 an assertion, 2 an error. */
const ERROR = 2

const stemOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.jsonl$/, '')

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])
const fields = (value: unknown): Fields => (isRecord(value) ? value : {})

/** `openai:chat:gpt-4o-mini` is a model behind an interface. */
const modelOf = (id: string | null): string | null =>
  id === null || /^(?:file|exec|python|https?):/.test(id) ? null : (id.split(':').at(-1) ?? null)

const checksOf = (row: Fields): VerifierCheck[] => {
  const names = new Map<string, number>()
  return records(fields(row.gradingResult).componentResults).map((one) => {
    const { type, value, metric } = fields(one.assertion)
    const plain = stringOrNull(metric) ?? `${wordOf(type ?? 'assertion')}: ${wordOf(value ?? '')}`
    const count = (names.get(plain) ?? 0) + 1
    names.set(plain, count)
    return {
      name: count === 1 ? plain : `${plain} (${count})`,
      status: one.pass === true ? 'passed' : 'failed',
      durationMs: null,
      message: stringOrNull(one.reason),
    }
  })
}

const taskOf = (row: Fields): string => {
  const test = fields(row.testCase)
  const named = stringOrNull(test.description)
  if (named !== null) return named.slice(0, 200)
  const vars = JSON.stringify(row.vars ?? test.vars ?? {})
  return vars === '{}' ? `test ${wordOf(row.testIdx)}` : vars.slice(0, 200)
}

const conditionOf = (row: Fields, prompts: number) => {
  const label = stringOrNull(fields(row.provider).label)
  if (label !== null) return { stated: { name: label, text: `provider.label: ${label}` } }
  const prompt = stringOrNull(fields(row.prompt).label)
  if (prompts < 2 || prompt === null) return {}
  const name = prompt.length <= 60 ? prompt : `prompt ${Number(row.promptIdx) + 1}`
  return { stated: { name, text: `prompt.label: ${prompt}` } }
}

const logOf = (row: Fields): AgentLog | null => {
  const asked = stringOrNull(fields(row.prompt).raw)
  const { output } = fields(row.response)
  const answer =
    typeof output === 'string' ? output : output == null ? null : JSON.stringify(output)
  if (answer === null || answer === '') return null
  const drafts = asked === null ? [] : [draftStep('user', null, asked)]
  return { ...emptyLog('promptfoo'), drafts: [...drafts, draftStep('message', 1, answer)] }
}

/**
 * What a test used. An answer out of promptfoo's own cache used nothing and took no time: its `cached` is
 * all that the call once used, its cost 0. A cost of 0 is what it writes of models without a price, too.
 */
function measuresOf(row: Fields): Pick<TrialDraft, 'stated' | 'durationMs'> {
  const response = fields(row.response)
  const usage = fields(response.tokenUsage)
  const isRepeated = response.cached === true || (usage.prompt === undefined && 'cached' in usage)
  if (isRepeated) return { durationMs: null }
  return {
    stated: {
      input: countOrNull(usage.prompt),
      cached: countOrNull(usage.cached),
      output: countOrNull(usage.completion),
      costUsd: countOrNull(row.cost) || null,
    },
    durationMs: countOrNull(row.latencyMs),
  }
}

function draftOf(file: Fields, row: Fields, prompts: number): TrialDraft {
  const provider = stringOrNull(fields(row.provider).id)
  // `error` also holds what a failed assertion says: the reason tells them apart.
  const isError = row.failureReason === ERROR
  const score = typeof row.score === 'number' ? row.score : row.success === true ? 1 : 0
  return {
    taskName: taskOf(row),
    contentId: contentIdOf(row.id ?? [file.evalId, row.testIdx, row.promptIdx, provider]),
    jobName: stringOrNull(file.evalId),
    trialName: `test ${wordOf(row.testIdx)}/prompt ${wordOf(row.promptIdx)}/${wordOf(provider)}`,
    models: [modelOf(provider)],
    condition: conditionOf(row, prompts),
    reward: isError ? null : score,
    exceptionType: isError ? 'ProviderApiError' : null,
    exceptionMessage: isError ? stringOrNull(row.error) : null,
    ...measuresOf(row),
    checks: checksOf(row),
    log: logOf(row),
    attributes: { provider, success: row.success },
  }
}

export const promptfoo = resultFile({
  format: 'promptfoo',
  label: 'promptfoo results',
  version: 2,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises: (head, path) =>
    path.endsWith('.jsonl')
      ? /^\ufeff?\s*\{[^\n]*"promptIdx"\s*:/.test(head) && /"(?:testIdx|testCase)"\s*:/.test(head)
      : /"evalId"\s*:/.test(head) && /"results"\s*:\s*\{/.test(head),
  async read(reader, path) {
    // `-o results.jsonl` writes the same tests one a line, without a head.
    const isLines = path.endsWith('.jsonl')
    const lines = isLines ? (await reader.jsonLines(path)).map(({ value }) => value) : []
    const file = isLines ? { evalId: stemOf(path) } : fields(await reader.json(path))
    const rows = isLines ? lines : records(fields(fields(file).results).results)
    const prompts = new Set(rows.map((row) => row.promptIdx)).size
    return rows.map((row) => ({
      raw: [file.evalId, row],
      make: () => draftOf(file, row, prompts),
    }))
  },
})
