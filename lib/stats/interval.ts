import { normalCdf, normalQuantile } from './normal'
import { tQuantile, tTwoSidedP, tUpperP } from './student-t'

/** Ends of an interval, unclipped; null when they cannot be computed. */
export interface Interval {
  readonly lo: number | null
  readonly hi: number | null
}

export const UNKNOWN_INTERVAL: Interval = { lo: null, hi: null }

/** The z of a two-sided interval: 1.96 for 0.95. */
export const zOf = (conf: number): number => normalQuantile(1 - (1 - conf) / 2)

// An infinite quantile (conf = 1) times no spread is no spread, not NaN.
const around = (estimate: number, se: number, quantile: number): Interval => {
  const margin = se === 0 ? 0 : se * quantile
  return { lo: estimate - margin, hi: estimate + margin }
}

/** estimate ± t(df) · se; null without a standard error or a degree of freedom. */
export function tInterval(
  estimate: number | null,
  se: number | null,
  df: number | null,
  conf: number,
): Interval {
  if (estimate === null || se === null || df === null || df < 1) return UNKNOWN_INTERVAL
  return around(estimate, se, tQuantile(1 - (1 - conf) / 2, df))
}

/** estimate ± z · se. */
export const zInterval = (estimate: number, se: number, conf: number): Interval =>
  around(estimate, se, zOf(conf))

/** Differences of tasks of which most are alike, as large changes in whole tasks and the rest. */
export interface FewChanges {
  readonly nTasks: number
  readonly mean: number
  readonly lost: number
  readonly gained: number
  /** Standard error of the mean of the changes that are not large. */
  readonly seOfSmall: number
  /** Largest possible change of a task. */
  readonly span: number
}

/** An estimate and how sure it is; df Infinity: normal, null: no interval. */
export interface Estimate {
  readonly estimate: number | null
  readonly se: number | null
  readonly df: number | null
  /** Where most tasks are alike: what they say of losses too rare to be seen. */
  readonly few?: FewChanges
}

/** The interval of an estimate: t, or normal where the degrees of freedom are infinite. */
export function intervalOf({ estimate, se, df }: Estimate, conf: number): Interval {
  if (df !== Infinity) return tInterval(estimate, se, df, conf)
  return estimate === null || se === null ? UNKNOWN_INTERVAL : zInterval(estimate, se, conf)
}

/** P(at least so large | the true value is `least`), one-sided; null where nothing spreads. */
export function upperP({ estimate, se, df }: Estimate, least: number): number | null {
  if (estimate === null || df === null || df < 1 || !se) return null
  const t = (estimate - least) / se
  return df === Infinity ? normalCdf(-t) : tUpperP(t, df)
}

/** Two-sided p against 0; null where nothing spreads. */
export function twoSidedP({ estimate, se, df }: Estimate): number | null {
  if (df !== Infinity) return tTest(estimate, se, df).p
  return estimate === null || !se ? null : 2 * normalCdf(-Math.abs(estimate / se))
}

/** t = estimate / se and its two-sided p; null where there is no spread to judge by. */
export function tTest(
  estimate: number | null,
  se: number | null,
  df: number | null,
): { t: number | null; p: number | null } {
  if (estimate === null || df === null || df < 1 || !se) return { t: null, p: null }
  const t = estimate / se
  return { t, p: tTwoSidedP(t, df) }
}
