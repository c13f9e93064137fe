import { z } from 'zod'
import * as fields from './log-fields'

// Fields that read as null where they are not what they should be, inside of a schema that is strict
// about others.

const lenient = <Value>(read: fields.Field<Value>) =>
  z
    .unknown()
    .default(null)
    .transform((raw) => read(raw))

/** A string, else null. */
export const text = lenient(fields.text)
/** A finite number, else null. */
export const number = lenient(fields.number)
/** A boolean, else null. */
export const flag = lenient(fields.flag)
