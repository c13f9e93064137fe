import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { readTime } from '@/lib/ingest/formats/reading/times'

// OTLP in JSON (opentelemetry.io/docs/specs/otlp): lists of resources, of scopes, of records, with
// attributes as {key, value: {stringValue | intValue | …}}, whose integers are text.

export type Attributes = ReadonlyMap<string, unknown>

/** One record with the attributes of its resource beneath its own. */
export interface OtlpRecord {
  readonly kind: 'span' | 'log' | 'metric'
  readonly value: Readonly<Record<string, unknown>>
  readonly attributes: Attributes
}

const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** A value of an attribute as JSON has it. */
export function plainValue(value: unknown): unknown {
  if (!isRecord(value)) return null
  if (typeof value.stringValue === 'string') return value.stringValue
  if (typeof value.boolValue === 'boolean') return value.boolValue
  if (typeof value.doubleValue === 'number') return value.doubleValue
  if (value.intValue !== undefined) return Number(value.intValue)
  if (isRecord(value.arrayValue)) return listOf(value.arrayValue.values).map(plainValue)
  if (isRecord(value.kvlistValue)) return Object.fromEntries(attributesOf(value.kvlistValue.values))
  return null
}

const attributesOf = (value: unknown): [string, unknown][] =>
  listOf(value).flatMap((one): [string, unknown][] =>
    typeof one.key === 'string' ? [[one.key, plainValue(one.value)]] : [],
  )

const GROUPS = [
  ['span', 'resourceSpans', 'scopeSpans', 'spans'],
  ['log', 'resourceLogs', 'scopeLogs', 'logRecords'],
  ['metric', 'resourceMetrics', 'scopeMetrics', 'metrics'],
] as const

/** The records of one export request. */
export function* recordsOf(request: unknown): Generator<OtlpRecord> {
  if (!isRecord(request)) return
  for (const [kind, resources, scopes, records] of GROUPS)
    for (const resource of listOf(request[resources])) {
      const shared = isRecord(resource.resource) ? attributesOf(resource.resource.attributes) : []
      for (const scope of listOf(resource[scopes]))
        for (const value of listOf(scope[records]))
          yield { kind, value, attributes: new Map([...shared, ...attributesOf(value.attributes)]) }
    }
}

/** The first of these attributes that is text. */
export const textAt = (attributes: Attributes, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = attributes.get(name)
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}

/** The first of these attributes that is a count above 0; telemetry writes counts as text, too. */
export const countAt = (attributes: Attributes, ...names: readonly string[]): number | null => {
  for (const name of names) {
    const value = attributes.get(name)
    const number = typeof value === 'string' ? Number(value) : value
    if (typeof number === 'number' && Number.isFinite(number) && number > 0) return number
  }
  return null
}

/** A yes or no, also as text. */
export const flagAt = (attributes: Attributes, name: string): boolean | null => {
  const value = attributes.get(name)
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : null
}

/** A time in nanoseconds, which are text or a number. */
export const timeOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? (readTime(value)?.iso ?? null) : null

/** A value that may be JSON as text. */
export function parsedValue(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    // Cut short, as telemetry is beyond a limit: it stays text.
    return value
  }
}
