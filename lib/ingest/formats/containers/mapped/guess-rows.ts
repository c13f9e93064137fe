import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { guessFields, saysOutcome } from './guess-fields'

// Where the trials of a file stand, where it holds several.

const isRows = (values: readonly unknown[]) => values.length > 0 && values.every(isRecord)

/** Whether a row of a list is like a trial; in an object of them the name may be that of its task. */
function isLikeRow(row: unknown, isNamed: boolean): boolean {
  const fields = guessFields(row)
  const isOne = isNamed || fields.places.has('task') || fields.places.has('condition')
  return saysOutcome(fields) && isOne
}

/** The trials of a list, or of an object of at least two of them. */
function rowsAt(value: unknown): unknown[] {
  if (Array.isArray(value)) return isRows(value) && isLikeRow(value[0], false) ? value : []
  const all = isRecord(value) ? Object.values(value) : []
  return all.length > 1 && isRows(all) && isLikeRow(all[0], true) ? all : []
}

/** The place of the trials of a file, with the first of them; null where it is one itself. */
export function rowsIn(value: unknown): { rows: string; first: unknown } | null {
  if (isRecord(value))
    for (const [key, one] of Object.entries(value)) {
      // The arms or parts of one trial have names that it would be odd to call tasks by.
      const isList = Array.isArray(one) || /task|case|result|trial|run|sample|eval/i.test(key)
      const [first] = isList && /^[\w -]+$/.test(key) ? rowsAt(one) : []
      if (first !== undefined) return { rows: key, first }
    }
  const [first] = rowsAt(value)
  return first === undefined ? null : { rows: '', first }
}
