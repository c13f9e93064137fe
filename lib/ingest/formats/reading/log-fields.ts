import type { Json } from '@/lib/domain/json'
import { isoTime } from './times'

// Every field of a real log can be null, missing or of another type. A field that is not what it
// should be reads as null, so that one odd field does not lose the others. Plain functions: a log has
// millions of fields, and a general checker of schemas takes several times as long for each.

/** Reads one field, whatever stands there. */
export type Field<Value> = (raw: unknown) => Value

/** What an object reads as, field by field. */
export type Fields<Read> = Read extends Field<infer Value> ? NonNullable<Value> : never

/** A string, else null. */
export const text: Field<string | null> = (raw) => (typeof raw === 'string' ? raw : null)

/** A finite number, else null. */
export const number: Field<number | null> = (raw) =>
  typeof raw === 'number' && Number.isFinite(raw) ? raw : null

/** A time: text as it is, an epoch as ISO 8601, else null. */
export const time: Field<string | null> = (raw) =>
  typeof raw === 'string' ? raw : typeof raw === 'number' ? isoTime(raw) : null

/** A boolean, else null. */
export const flag: Field<boolean | null> = (raw) => (typeof raw === 'boolean' ? raw : null)

/** Any JSON value as it is; one that is missing is null. */
export const anything: Field<Json> = (raw) => (raw === undefined ? null : (raw as Json)) // What is read here was parsed as JSON.

/** The same, where a missing value is told from null. */
export const asItIs: Field<unknown> = (raw) => raw

const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

/** An object with free keys, else null. */
export const record: Field<Record<string, Json> | null> = (raw) =>
  // What is read here was parsed as JSON.
  isObject(raw) ? (raw as Record<string, Json>) : null

/** An array of anything, else null. */
export const listOrNull: Field<readonly unknown[] | null> = (raw) =>
  Array.isArray(raw) ? (raw as readonly unknown[]) : null

const NOTHING: readonly unknown[] = []

/** An array of anything, else an empty one. */
export const list: Field<readonly unknown[]> = (raw) => listOrNull(raw) ?? NOTHING

type Shape = Readonly<Record<string, Field<unknown>>>

/** An object of these fields, else null. Unknown keys are dropped. */
export function object<Named extends Shape>(
  shape: Named,
): Field<{ [Name in keyof Named]: ReturnType<Named[Name]> } | null> {
  const fields = Object.entries(shape)
  return (raw) => {
    if (!isObject(raw)) return null
    const found: Record<string, unknown> = {}
    for (const [name, read] of fields) found[name] = read(raw[name])
    // Made of the fields of the shape, each by its reader.
    return found as { [Name in keyof Named]: ReturnType<Named[Name]> }
  }
}
