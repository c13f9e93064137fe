import { isoTime, readTime } from './times'

/** A time as a log has it: text as it stands, so that a missing zone shows; a count since 1970 as ISO 8601. */
export const timeOf = (value: unknown): string | null => {
  if (typeof value === 'number') return isoTime(value)
  return typeof value === 'string' && readTime(value) !== null ? value : null
}
