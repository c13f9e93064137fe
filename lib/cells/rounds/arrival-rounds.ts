/** A round that is a time: an import, or a week. */
export interface TimeRound {
  /** Tells it from others: the id of an import, the Monday of a week. */
  readonly key: string
  readonly label: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

/** The Monday of a day's week, as `2026-05-04`; null: no day of a calendar. */
export function mondayOf(day: string): string | null {
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) return null
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10)
}
