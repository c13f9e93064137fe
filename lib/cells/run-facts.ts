/** What the trials of one arm say of their runs. */
export interface RunFacts {
  /** Versions of the harness, by how many trials name them; the unknown are left out. */
  readonly versions: ReadonlyMap<string, number>
  /** What time limits were multiplied by, in the same way. */
  readonly timeoutMultipliers: ReadonlyMap<string, number>
  /** First and last day on which trials started, as the logs write it: `2026-03-07`. */
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly nTrials: number
  /** Trials that ended because the provider refused or failed. */
  readonly nLostToProvider: number
}

export interface ExperimentRunFacts {
  /** By the key of an arm, see `armId`. */
  readonly byArm: ReadonlyMap<string, RunFacts>
  readonly nTasksRead: number
}

const DAY_MS = 86_400_000
/** Arms run further apart than this may have met another model behind the same name. */
export const FAR_DAYS = 7

/** Days from the end of one span to the start of the other; 0 where they overlap. */
export function daysApart(a: RunFacts, b: RunFacts): number {
  if (!a.firstDay || !a.lastDay || !b.firstDay || !b.lastDay) return 0
  const gap = (end: string, start: string) => (Date.parse(start) - Date.parse(end)) / DAY_MS
  return Math.max(0, gap(a.lastDay, b.firstDay), gap(b.lastDay, a.firstDay))
}
