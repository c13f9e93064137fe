import { bareTask } from '@/lib/domain/new-trial'
import { isTaskName } from '@/lib/domain/task-name'
import { emptyLog, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { TaskDraft, TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { readTrace } from './read-trace'

/** A row of an evaluation, whatever kind of file it came from. */
export type EvalRow = Readonly<Record<string, unknown>>

/** Columns that hold the responses: of evaluations, and of raw rows under two names. */
const RESPONSES = [
  'model_responses',
  'model_responses__mutated_prompts',
  'model_responses__example_annotation',
]

/** The column of responses among these; null: this is no table of SkillFactory. */
export const responseColumn = (columns: readonly string[]): string | null =>
  columns.includes('question')
    ? (RESPONSES.find((name) => columns.includes(`${name}__eval_is_correct`)) ??
      RESPONSES.find((name) => columns.includes(name)) ??
      null)
    : null

export interface RowTrial {
  /** Tells its content. */
  readonly key: string
  make(): TrialDraft
}

export interface ReadRow {
  readonly task: TaskDraft
  readonly trials: readonly RowTrial[]
  /** Responses that are no text. */
  readonly nUnread: number
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const boolOrNull = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : value === 1 || value === 0 ? value === 1 : null

/** Values of a list at a place; null where the log has no such list. */
const truthsAt = (value: unknown, at: number): (boolean | null)[] | null => {
  const inner = listOf(value)[at]
  return Array.isArray(inner) ? inner.map(boolOrNull) : null
}

function taskNameOf(row: EvalRow): string | null {
  const question = stringOrNull(row.question)
  if (question === null) return null
  const kind = stringOrNull(row.task)
  const name = `${kind === null ? '' : `${kind} `}${contentIdOf(question, row.answer).slice(0, 8)}`
  return isTaskName(name) ? name : null
}

/** The prompt as it was sent; else the question. */
function promptOf({ prompt, question }: EvalRow): string {
  if (typeof prompt === 'string' && prompt !== '') return prompt
  const said = listOf(prompt).filter(isRecord)
  const text = said.map(({ content }) => stringOrNull(content) ?? '').join('\n\n')
  return text === '' ? String(question) : text
}

function modelsOf({ model, metadata }: EvalRow): (string | null)[] {
  const more = isRecord(metadata) ? metadata : {}
  return [model, more.model, more.model_name].map(stringOrNull)
}

/**
 * One row is as many trials as it has responses. `place` is the file and, without its ending, its
 * name, in which the model may stand. Null: the row has no question or no response.
 */
export function readRow(
  row: EvalRow,
  place: { readonly file: string; readonly stem: string },
): ReadRow | null {
  const column = responseColumn(Object.keys(row))
  const name = taskNameOf(row)
  if (column === null || name === null) return null
  const responses = listOf(row[column])
  const kind = stringOrNull(row.task)
  const task: TaskDraft = {
    ...bareTask(name),
    ...{ file: place.file, domain: kind, family: kind, variant: kind, skills: null },
  }
  const content = contentIdOf(row)
  // An empty response is an answer too: the model said nothing.
  const trials = responses.flatMap((response, at): RowTrial[] => {
    if (typeof response !== 'string') return []
    return [
      {
        key: contentIdOf(content, at),
        make: () => draftOf(row, { ...place, name, column, at, response }),
      },
    ]
  })
  return trials.length === 0 ? null : { task, trials, nUnread: responses.length - trials.length }
}

interface Place {
  readonly file: string
  readonly stem: string
  readonly name: string
  readonly column: string
  readonly at: number
  readonly response: string
}

function draftOf(row: EvalRow, { file, stem, name, column, at, response }: Place): TrialDraft {
  const correct = boolOrNull(listOf(row[`${column}__eval_is_correct`])[at])
  const internal = truthsAt(row[`${column}__internal_answers__eval_is_correct`], at)
  const prompt = draftStep('user', null, promptOf(row))
  const { drafts, spans } = readTrace(response, internal, 2)
  const answers = listOf(row[`${column}__eval_extracted_answers`])
  return {
    taskName: name,
    contentId: contentIdOf(stem, row.question, at, response),
    ...{ jobName: stem, trialName: `${name}/${at + 1}`, file, root: file },
    harness: 'skillfactory',
    models: modelsOf(row),
    modelFolders: [stem],
    reward: correct === null ? null : Number(correct),
    log: { ...emptyLog('SkillFactory response'), drafts: [prompt, ...drafts] },
    spans,
    attributes: {
      task: row.task,
      answer: stringOrNull(row.answer),
      extractedAnswer: stringOrNull(answers[at]),
      promptVariant: stringOrNull(row.prompt_variant),
      sample: at + 1,
      samples: listOf(row[column]).length,
      responseCharacters: response.length,
    },
    condition: { folders: file.split('/').slice(0, -1) },
  }
}
