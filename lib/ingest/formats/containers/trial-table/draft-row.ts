import type { TrialChoice } from '@/lib/domain/import-choice'
import type { ColumnRole } from '@/lib/domain/table-columns'
import type { Json } from '@/lib/domain/json'
import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import { isoTime } from '@/lib/ingest/formats/reading/times'
import { statedReward } from '@/lib/ingest/formats/reading/stated-reward'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { readHeldLog, readHeldText } from '@/lib/ingest/formats/transcripts/read-agent-log'
import type { LogProblem } from '@/lib/domain/problem'
import {
  conditionName,
  isNothing,
  numberOf,
  outcomeOf,
  textOf,
  valueOf,
  type TableRow,
} from './cell-values'
import type { ColumnMapping } from './column-roles'

// One row of a table as a trial.

/** A table that is being read. */
export interface ReadTable {
  readonly file: string
  readonly stem: string
  readonly mapping: ColumnMapping
}

const LONGEST_KEPT = 200
const MOST_KEPT = 40

const cellOf = (table: ReadTable, row: TableRow, role: ColumnRole): unknown =>
  valueOf(row, table.mapping.columnOf[role])

/** Text of a column; null where it says nothing. */
const textIn = (table: ReadTable, row: TableRow, role: ColumnRole): string | null => {
  const value = cellOf(table, row, role)
  return isNothing(value) ? null : textOf(value)
}

const numberIn = (table: ReadTable, row: TableRow, role: ColumnRole): number | null =>
  numberOf(cellOf(table, row, role))

/** Tokens; 0 is what a program writes that does not count. */
const countIn = (table: ReadTable, row: TableRow, role: ColumnRole): number | null => {
  const count = numberIn(table, row, role)
  return count !== null && count > 0 && count <= Number.MAX_SAFE_INTEGER ? Math.round(count) : null
}

const timeIn = (table: ReadTable, row: TableRow, role: ColumnRole): string | null => {
  const value = cellOf(table, row, role)
  const number = numberOf(value)
  return number === null ? textIn(table, row, role) : isoTime(number)
}

/** The task as the row names it; null where it names none. A number is a name, too. */
export const taskIn = (table: ReadTable, row: TableRow): string | null =>
  textOf(cellOf(table, row, 'task'))

export const domainIn = (table: ReadTable, row: TableRow): string | null =>
  textIn(table, row, 'domain')

/** What of a row makes it this trial among those of its table, but for its place among its like. */
export const groupIn = (table: ReadTable, row: TableRow): readonly unknown[] => [
  table.file,
  ...(['task', 'condition', 'model', 'harness', 'effort', 'dataset', 'trial'] as const).map(
    (role) => cellOf(table, row, role) ?? null,
  ),
]

/** An id that no other run has: long, or of several parts, and not a count. */
const ownIdIn = (table: ReadTable, row: TableRow): string | null => {
  const id = textIn(table, row, 'id')
  return id !== null && /^(?=.*\d)[\w.:/-]{16,200}$/.test(id) ? id : null
}

interface Outcomes {
  readonly rewards: Record<string, Json>
  readonly reward: number | null
  /** Columns whose text is no outcome, with the text. */
  readonly odd: readonly string[]
}

function outcomesIn({ mapping }: ReadTable, row: TableRow): Outcomes {
  const rewards: Record<string, Json> = Object.create(null) as Record<string, Json>
  const odd: string[] = []
  for (const column of mapping.outcomes) {
    const value = valueOf(row, column)
    const outcome = outcomeOf(column, value)
    if (outcome === undefined)
      odd.push(`${column}: “${(textOf(value) ?? 'no single value').slice(0, 60)}” is no outcome`)
    // The first of them is there where it is empty, so that no other takes its place.
    if (typeof outcome === 'boolean' || typeof outcome === 'number') rewards[column] = outcome
    else if (column === mapping.columnOf.reward) rewards[column] = null
  }
  const wanted = mapping.isRewardSet ? (mapping.columnOf.reward ?? null) : null
  return { rewards, reward: statedReward(rewards, wanted).reward, odd }
}

/** Columns that no field of a trial takes, as far as they are short. */
const restOf = ({ mapping }: ReadTable, row: TableRow): Record<string, Json> | null => {
  const kept = mapping.unused.slice(0, MOST_KEPT).flatMap((column): [string, Json][] => {
    const value = valueOf(row, column)
    const text = textOf(value)
    return text === null || text.length > LONGEST_KEPT ? [] : [[column, value as Json]]
  })
  return kept.length === 0 ? null : Object.fromEntries(kept)
}

async function logIn(
  table: ReadTable,
  row: TableRow,
): Promise<{ log: AgentLog | null; problems: readonly LogProblem[] }> {
  const value = cellOf(table, row, 'steps')
  const root = `${table.file}/row-${row.line}`
  if (typeof value === 'object' && value !== null) return readHeldLog(root, 'messages.json', value)
  const text = textOf(value)
  if (text === null || !/^[[{]/.test(text)) return { log: null, problems: [] }
  return readHeldText(root, text.startsWith('[') ? 'messages.json' : 'session.jsonl', text)
}

/** The log of a row, and what it failed on where the row says so. */
const withError = (log: AgentLog | null, error: string | null): AgentLog | null =>
  error === null
    ? log
    : { ...(log ?? emptyLog('table row')), ending: { failure: error, event: 'error' } }

/** The same for all rows of one reward: an import keeps what was chosen for each of a million. */
const choicesByReward = new WeakMap<ColumnMapping, Map<number | null, readonly TrialChoice[]>>()
const MOST_REWARDS = 1000

const choicesOf = (table: ReadTable, reward: number | null): readonly TrialChoice[] => {
  const known =
    choicesByReward.get(table.mapping) ?? new Map<number | null, readonly TrialChoice[]>()
  choicesByReward.set(table.mapping, known)
  const choices = known.get(reward) ?? makeChoices(table, reward)
  if (known.size < MOST_REWARDS) known.set(reward, choices)
  return choices
}

/** What the columns of a table were taken for, and what else they could have been. */
const makeChoices = ({ mapping }: ReadTable, reward: number | null): TrialChoice[] => {
  const { columnOf, outcomes, others } = mapping
  const named = (role: string, column: string) => `${role}=${column}`
  const isOneOutcome = outcomes.length < 2 || mapping.isRewardSet
  const whole = Object.entries(columnOf)
    .filter(([role]) => role !== 'reward' || isOneOutcome)
    .map(([role, column]) => named(role, column))
    .join(', ')
  const open = Object.entries(others)
    .filter(([role]) => role !== 'reward' || isOneOutcome)
    .map(([role, columns]): TrialChoice => ({
      what: 'columns',
      chosen: named(role, columns[0]!),
      options: columns.map((column, at) => ({
        name: named(role, column),
        reward: role === 'reward' && at > 0 ? null : reward,
      })),
    }))
  return [
    { what: 'columns', chosen: whole, options: [{ name: whole, reward }] },
    ...(mapping.isRewardSet ? open : open.filter(({ chosen }) => !chosen?.startsWith('reward='))),
  ]
}

const conditionIn = (table: ReadTable, row: TableRow): TrialDraft['condition'] => {
  const column = table.mapping.columnOf.condition
  const name = column === undefined ? null : conditionName(column, valueOf(row, column))
  if (name === null || column === undefined) return undefined
  const value = valueOf(row, column)
  const words = textOf(value) ?? JSON.stringify(value).slice(0, LONGEST_KEPT)
  return { stated: { name, text: `${column}: ${words}` } }
}

/** A row as a trial; `place` counts the rows before it that are of the same trial as far as they say. */
export async function draftRow(
  table: ReadTable,
  row: TableRow,
  place: number,
): Promise<TrialDraft> {
  const { mapping, file, stem } = table
  const { rewards, reward, odd } = outcomesIn(table, row)
  const { log, problems } = await logIn(table, row)
  const error = textIn(table, row, 'error')
  const seconds = numberIn(table, row, 'duration_s')
  const durationMs =
    numberIn(table, row, 'duration_ms') ?? (seconds === null ? null : seconds * 1000)
  const hasReward = Object.values(rewards).some((one) => one !== null)
  const type = textIn(table, row, 'error_type') ?? (error !== null && !hasReward ? 'Error' : null)
  const name = textIn(table, row, 'trial')
  return {
    taskName: taskIn(table, row) ?? '',
    dataset: textIn(table, row, 'dataset'),
    root: file,
    file,
    logId: ownIdIn(table, row),
    contentId: contentIdOf(groupIn(table, row), place),
    trialName: name === null ? `row ${row.line}` : name,
    jobName: stem,
    harness: textIn(table, row, 'harness'),
    harnessVersion: textIn(table, row, 'harness_version'),
    models: [textIn(table, row, 'model')],
    effort: textIn(table, row, 'effort'),
    condition: conditionIn(table, row),
    ...(mapping.isRewardSet ? { reward } : { rewards }),
    exceptionType: type,
    exceptionMessage: type === null ? null : error,
    stated: {
      input: countIn(table, row, 'tokens_in'),
      cached: countIn(table, row, 'tokens_cached'),
      output: countIn(table, row, 'tokens_out'),
      costUsd: costIn(table, row),
    },
    startedAt: timeIn(table, row, 'started_at'),
    finishedAt: timeIn(table, row, 'finished_at'),
    durationMs: durationMs !== null && durationMs >= 0 ? Math.round(durationMs) : null,
    log: withError(log, error),
    attributes: { columns: restOf(table, row), ...(error !== null && hasReward ? { error } : {}) },
    sources: [{ path: file, bytes: row.bytes }],
    choices: choicesOf(table, reward),
    problems: [
      ...problems,
      ...odd.map((detail): LogProblem => ({ code: 'row_invalid', file, line: row.line, detail })),
    ],
  }
}

const costIn = (table: ReadTable, row: TableRow): number | null => {
  const cost = numberIn(table, row, 'cost_usd')
  return cost !== null && cost > 0 ? cost : null
}
