import { z } from 'zod'
import type { Json } from '@/lib/domain/json'
import { isoTime } from './times'

// Every field of a real log can be null, missing or of another type. A field that is not what it
// should be reads as null, so that one odd field does not lose the others. One step a field: a chain
// of nullable, default and catch takes twice as long, and a log has millions of fields.
const lenient = <Value>(read: (raw: unknown) => Value | null) =>
  z
    .unknown()
    .default(null)
    .transform((raw) => read(raw))

/** A string, else null. */
export const text = lenient((raw) => (typeof raw === 'string' ? raw : null))
/** A finite number, else null. */
export const number = lenient((raw) =>
  typeof raw === 'number' && Number.isFinite(raw) ? raw : null,
)
/** A time: text as it is, an epoch as ISO 8601, else null. */
export const time = lenient((raw) =>
  typeof raw === 'string' ? raw : typeof raw === 'number' ? isoTime(raw) : null,
)
/** A boolean, else null. */
export const flag = lenient((raw) => (typeof raw === 'boolean' ? raw : null))
/** Any JSON value as it is. */
export const anything = lenient((raw): Json => raw as Json) // What is read here was parsed as JSON.

/** An object with free keys, else null. */
export const record = lenient((raw) =>
  // What is read here was parsed as JSON.
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, Json>)
    : null,
)
/** An array of anything, else an empty one. */
export const list = z
  .unknown()
  .default(null)
  .transform((raw): readonly unknown[] => (Array.isArray(raw) ? raw : []))

/** An object of these fields, else null. Unknown keys are dropped. */
export const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).nullable().default(null).catch(null)
