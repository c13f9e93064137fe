/** `2026-07-26 21:32:16.43` → with a `T`; a time without zone stays without one. */
export const isoTime = (time: string): string => time.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T')

/** Milliseconds between two times of one clock; null when unknown or negative. */
export const millisecondsBetween = (start: string | null, end: string | null): number | null => {
  if (start === null || end === null) return null
  const milliseconds = Date.parse(isoTime(end)) - Date.parse(isoTime(start))
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : null
}

/** The first and the last time that steps bear. */
export const timesOfSteps = (
  steps: readonly { readonly at: string | null }[],
): { startedAt: string | null; finishedAt: string | null } => {
  let startedAt: string | null = null
  let finishedAt: string | null = null
  for (const { at } of steps) {
    if (at === null) continue
    const time = isoTime(at)
    const moment = Date.parse(time)
    if (Number.isNaN(moment)) continue
    if (startedAt === null || moment < Date.parse(startedAt)) startedAt = time
    if (finishedAt === null || moment > Date.parse(finishedAt)) finishedAt = time
  }
  return { startedAt, finishedAt }
}
