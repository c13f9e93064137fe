// Logs write times in many ways. Here they become one: ISO 8601 with a zone. A time without a zone is
// UTC: where the importer runs must not matter, and harnesses write UTC far more often than local time.

/** A time of a log. */
export interface LoggedTime {
  /** ISO 8601, always with a zone. */
  readonly iso: string
  /** Milliseconds since 1970. */
  readonly moment: number
  /** Whether the log itself named the zone. */
  readonly hasZone: boolean
}

/** What the language itself writes, which most logs do as well. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** `2026-07-26 21:32:16.43`, `2026-07-26T21:32+0800`. */
const ISO =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s?(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?$/i

/** An epoch in seconds, milliseconds, microseconds or nanoseconds, from 1973 on. */
const EPOCH = /^\d{9,19}(?:\.\d+)?$/

const timeAt = (iso: string, moment: number, hasZone: boolean): LoggedTime | null =>
  Number.isNaN(moment) ? null : { iso, moment, hasZone }

const fromIso = (text: string): LoggedTime | null => {
  const match = ISO.exec(text)
  if (!match) return null
  const [, date, time, utc, hours, minutes = '00'] = match
  const zone = utc ?? (hours === undefined ? '' : `${hours}:${minutes}`)
  const iso = `${date}T${time!.replace(',', '.')}${hours === undefined ? 'Z' : zone}`
  return timeAt(iso, Date.parse(iso), zone !== '')
}

const fromEpoch = (value: number): LoggedTime | null => {
  const unit = [1e11, 1e14, 1e17].findIndex((limit) => value < limit)
  const milliseconds = value * [1e3, 1, 1e-3, 1e-6].at(unit)!
  const date = new Date(milliseconds)
  const moment = date.getTime()
  if (value < 1e8 || Number.isNaN(moment)) return null
  return { iso: date.toISOString(), moment, hasZone: true }
}

/** `Sat Mar  7 10:00:00 2026`, `Sat, 07 Mar 2026 10:00:00 GMT`: what the language reads, as UTC. */
const fromWords = (text: string): LoggedTime | null => {
  if (!/^[A-Z][a-z]{2}\b.*\d\d:\d\d/.test(text)) return null
  const hasZone = /(?:Z|UTC|GMT|[+-]\d{4})(?: \(.*\))?$/.test(text)
  const moment = Date.parse(hasZone ? text : `${text} UTC`)
  return Number.isNaN(moment) ? null : { iso: new Date(moment).toISOString(), moment, hasZone }
}

/** Reads a time as a log has it; null for what is none. */
export function readTime(raw: string | number | null | undefined): LoggedTime | null {
  if (raw === null || raw === undefined) return null
  if (typeof raw === 'number') return fromEpoch(raw)
  if (PLAIN.test(raw)) return timeAt(raw, Date.parse(raw), true)
  const text = raw.trim()
  if (EPOCH.test(text)) return fromEpoch(Number(text))
  // A day alone is read as UTC by the language, too.
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return fromIso(`${text}T00:00`)
  return fromIso(text) ?? fromWords(text)
}

/** The time as ISO 8601 with a zone. */
export const isoTime = (raw: string | number | null | undefined): string | null =>
  readTime(raw)?.iso ?? null

/** The time as milliseconds since 1970. */
export const momentOf = (raw: string | number | null | undefined): number | null =>
  readTime(raw)?.moment ?? null

/** Milliseconds between two times; null when unknown or negative. */
export const millisecondsBetween = (start: string | null, end: string | null): number | null => {
  const [from, to] = [momentOf(start), momentOf(end)]
  return from === null || to === null || to < from ? null : to - from
}

/** The first and the last time that steps bear. */
export const timesOfSteps = (
  steps: readonly { readonly at: string | null }[],
): { startedAt: string | null; finishedAt: string | null } => {
  let first: { at: string; moment: number } | null = null
  let last: { at: string; moment: number } | null = null
  for (const { at } of steps) {
    const moment = momentOf(at)
    if (at === null || moment === null) continue
    if (first === null || moment < first.moment) first = { at, moment }
    if (last === null || moment > last.moment) last = { at, moment }
  }
  return { startedAt: first?.at ?? null, finishedAt: last?.at ?? null }
}
