import { z } from 'zod'
import type { Json } from '@/lib/domain/json'
import { isoTime } from './times'

// Every field of a real log can be null, missing or of another type. A field that is not what it
// should be reads as null, so that one odd field does not lose the others. The default stands before
// the catch because a missing field is common and the catch is slow.

/** A string, else null. */
export const text = z.string().nullable().default(null).catch(null)
/** A finite number, else null. */
export const number = z.number().nullable().default(null).catch(null)
/** A time: text as it is, an epoch as ISO 8601, else null. */
export const time = z
  .unknown()
  .default(null)
  .transform((raw) =>
    typeof raw === 'string' ? raw : typeof raw === 'number' ? isoTime(raw) : null,
  )
/** A boolean, else null. */
export const flag = z.boolean().nullable().default(null).catch(null)
/** Any JSON value as it is. */
export const anything = z
  .custom<Json>(() => true)
  .nullable()
  .default(null)
  .catch(null)

/** An object with free keys, else null. */
export const record = z
  .record(
    z.string(),
    z.custom<Json>(() => true),
  )
  .nullable()
  .default(null)
  .catch(null)
/** An array of anything, else an empty one. */
export const list = z.array(z.unknown()).default([]).catch([])

/** An object of these fields, else null. Unknown keys are dropped. */
export const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).nullable().default(null).catch(null)
