import type { AmongConditions } from './gain'
// Rounds of a skill: nights of rewriting, iterations, feedback. A reading belongs to a round, and what
// was done to the skills lies between a round and the next.

/** What a round of trials may be: what their logs call one, when they arrived or ran, which skills they were offered. */
export const ROUND_UNITS = ['round', 'version', 'import', 'week'] as const
export type RoundOf = (typeof ROUND_UNITS)[number]

/** What was done before a reading: a text was new, the same was tried again, or nobody says. */
export type RoundCause = 'new_text' | 'retest' | 'unknown'

/** How a text came about. */
export type CandidateAction = 'create' | 'refine' | 'merge' | 'rewrite' | 'retest' | 'other'

/** What became of a candidate. */
export type CandidateFate = 'accepted' | 'rejected' | 'waiting'

/** A text that stood for acceptance between two rounds; without skills: the same texts again. */
export interface Candidate {
  /** The round after which it stood. */
  readonly after: number
  readonly category: string | null
  readonly skills: readonly { readonly name: string; readonly action: CandidateAction }[]
  readonly fate: CandidateFate
}

/** One reading. Values stand in the unit of their series. */
export interface RoundPoint {
  readonly round: number
  readonly label: string
  /** As measured; null where only the best so far is published. */
  readonly raw: number | null
  readonly low: number | null
  readonly high: number | null
  readonly best: number | null
  readonly nTasks: number | null
  readonly nTrials: number | null
}

/** What lay between a round and the next, and what came of it. */
export interface RoundChange {
  readonly after: number
  readonly cause: RoundCause
  /** Null where no source says. */
  readonly isAccepted: boolean | null
  /** How far the best reading so far rose in the next round; null where there is no next reading. */
  readonly rise: number | null
  /** The next raw reading against this one, where both are known, with an interval where computed. */
  readonly step: RoundStep | null
}

export interface RoundStep {
  readonly difference: number
  readonly low: number | null
  readonly high: number | null
  /** Tasks that both rounds have. */
  readonly nTasks: number | null
}

/** From where it started to where it stands: the last reading, or the best where only that is known. */
export interface Growth {
  /** What it is a percentage of. */
  readonly base: number
  readonly last: number
  readonly absolute: number
  /** `absolute` over `base`, in percent; null where the base is not above 0. */
  readonly relative: number | null
  /** Rounds from the start to the first that stood where the last one stands. */
  readonly nRounds: number
  /** As the source prints it. */
  readonly reported: { readonly absolute: number | null; readonly relative: number | null } | null
}

export type RoundUnit = 'percent' | 'points' | 'count'

/** The readings of one category. */
export interface RoundSeries {
  readonly name: string
  readonly points: readonly RoundPoint[]
  /** One a round, the last of which has no next reading. */
  readonly changes: readonly RoundChange[]
  /** Null where no direction is better. */
  readonly growth: Growth | null
}

/** Series on one scale, from one source. */
export interface RoundGroup {
  readonly key: string
  readonly title: string
  /** Where a table prints several measures, which of them; null: it is its title's. */
  readonly measure: string | null
  /** Citation as text; null: computed from trials. */
  readonly source: string | null
  readonly isByEye: boolean
  /** Whether the source prints the best so far instead of each reading. */
  readonly isBestSoFar: boolean
  readonly unit: RoundUnit
  /** Most decimals of a printed value. */
  readonly digits: number
  /** How far a reading may be off as it was read, in its unit; null: it stands as it was measured. */
  readonly readingError: number | null
  readonly series: readonly RoundSeries[]
  /** Whether results rise over rounds on tasks that every round has; null where that is not computed. */
  readonly trend: { readonly p: number; readonly nTasks: number } | null
  readonly notes: string | null
  /** The last reading of all tasks among all pairs of conditions, where there are several. */
  readonly lastAmong?: AmongConditions | null
}
