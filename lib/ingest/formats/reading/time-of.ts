/** Seconds of the epoch end below this, milliseconds begin above it: the year 1973 in the latter. */
const LEAST_MS = 1e11
/** The last moment that a date can be. */
const LAST_MS = 8.64e15

/** A time as a log has it, as text: ISO 8601 as it stands, or counted since 1970. */
export const timeOf = (value: unknown): string | null => {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? value : null
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null
  const ms = value < LEAST_MS ? value * 1000 : value
  return ms > LAST_MS ? null : new Date(ms).toISOString()
}
