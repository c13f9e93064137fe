import type { Usage } from '@/lib/domain/step'
import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'

// How long a run took and what it cost: timing.json in a dozen forms, `eval-N-config.json`, and the
// fields of a benchmark's runs. Null and 0 tokens are unknown.

export interface RunTiming {
  readonly durationMs: number | null
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly usage: Usage
  /** Input and output together, where only that is told. */
  readonly totalTokens: number | null
  /** What its writer remarks. */
  readonly note: string | null
}

type Fields = Readonly<Record<string, unknown>>

const positive = (value: Fields, keys: readonly string[]): number | null =>
  keys.map((key) => countOrNull(value[key])).find((one) => one !== null) ?? null

const MILLISECONDS = ['duration_ms', 'elapsed_ms']
const SECONDS = [
  'total_duration_seconds',
  'duration_seconds',
  'total_seconds',
  'elapsed_seconds',
  'elapsed_s',
  'time_seconds',
]
const STARTS = ['executor_start', 'started_at', 'start_iso', 'start_time', 'eval_start_utc']
const ENDS = ['executor_end', 'completed_at', 'finished_at', 'end_iso', 'end_time', 'eval_end_utc']

/** A time that stands for one moment everywhere: with a zone. Others would shift with the reader's. */
const timeIn = (value: Fields, keys: readonly string[]): string | null => {
  const text = keys.map((key) => stringOrNull(value[key])).find((one) => one !== null) ?? ''
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : null
}

const between = (value: Fields, start: string, end: string, unit: number): number | null => {
  const from = countOrNull(value[start])
  const to = countOrNull(value[end])
  return from !== null && to !== null && to >= from ? (to - from) * unit : null
}

const durationOf = (value: Fields): number | null => {
  const seconds = positive(value, SECONDS)
  return (
    positive(value, MILLISECONDS) ??
    (seconds === null ? null : Math.round(seconds * 1000)) ??
    between(value, 'start_ms', 'end_ms', 1) ??
    between(value, 'start_ts', 'end_ts', 1000)
  )
}

export const readTiming = (value: unknown): RunTiming | null => {
  if (!isRecord(value)) return null
  const startedAt = timeIn(value, STARTS)
  const finishedAt = timeIn(value, ENDS)
  return {
    durationMs: durationOf(value) ?? millisecondsBetween(startedAt, finishedAt),
    startedAt,
    finishedAt,
    usage: {
      input: countOrNull(value.input_tokens),
      cached: null,
      output: countOrNull(value.output_tokens),
      costUsd: countOrNull(value.total_cost_usd),
    },
    totalTokens: positive(value, ['total_tokens', 'tokens']),
    note: stringOrNull(value.note) ?? stringOrNull(value._note),
  }
}

/** What either says, the first before the second. */
export const joinTimings = (a: RunTiming | null, b: RunTiming | null): RunTiming | null => {
  if (a === null || b === null) return a ?? b
  return {
    durationMs: a.durationMs ?? b.durationMs,
    startedAt: a.startedAt ?? b.startedAt,
    finishedAt: a.finishedAt ?? b.finishedAt,
    usage: {
      input: a.usage.input ?? b.usage.input,
      cached: null,
      output: a.usage.output ?? b.usage.output,
      costUsd: a.usage.costUsd ?? b.usage.costUsd,
    },
    totalTokens: a.totalTokens ?? b.totalTokens,
    note: a.note ?? b.note,
  }
}
