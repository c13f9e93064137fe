import { normalQuantile } from './normal'
import { tQuantile, tTwoSidedP } from './student-t'

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
