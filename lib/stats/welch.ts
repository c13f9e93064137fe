import { tInterval } from './interval'
import { DEFAULT_CONF } from './numeric-rules'

interface GroupMean {
  readonly n: number
  readonly mean: number | null
  /** Standard error of the mean; null below two values. */
  readonly se: number | null
}

export interface WelchDifference {
  readonly difference: number | null
  readonly se: number | null
  readonly df: number | null
  readonly lo: number | null
  readonly hi: number | null
}

/**
 * Difference of two independent means (first − second) with unequal spreads, t interval with
 * Satterthwaite's degrees of freedom. Below two values on a side: no interval. No spread on either
 * side: a point. Source: Welch 1947, Biometrika 34.
 */
export function welchDifference(
  first: GroupMean,
  second: GroupMean,
  conf = DEFAULT_CONF,
): WelchDifference {
  if (first.mean === null || second.mean === null)
    return { difference: null, se: null, df: null, lo: null, hi: null }
  const difference = first.mean - second.mean
  if (first.se === null || second.se === null)
    return { difference, se: null, df: null, lo: null, hi: null }
  const [a, b] = [first.se ** 2, second.se ** 2]
  const se = Math.sqrt(a + b)
  const df =
    se === 0
      ? first.n + second.n - 2
      : (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1))
  return { difference, se, df, ...tInterval(difference, se, df, conf) }
}
