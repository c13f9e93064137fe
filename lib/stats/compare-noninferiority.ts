import { intervalOf, upperP, type Estimate } from './interval'
import { isAbove, isBelow, mean, sampleSd } from './numeric-rules'

export type NoninferiorityVerdict =
  'superior' | 'non_inferior' | 'inferior' | 'inconclusive' | 'insufficient'

export interface CompareNoninferiority {
  readonly mean: number | null
  readonly se: number | null
  readonly df: number | null
  readonly t: number | null
  /** One-sided, against a loss as large as the margin. */
  readonly p: number | null
  /** Ends of the two-sided interval at 1 − 2·alpha. */
  readonly lower: number | null
  readonly upper: number | null
  readonly verdict: NoninferiorityVerdict
}

export const DEFAULT_MARGIN = 0.05

/**
 * Is the first side not worse than the second by more than the margin? Paired t over tasks,
 * one-sided. The margin is set before looking. Source: Blackwelder 1982; Schuirmann 1987.
 */
export function compareNoninferiority(input: {
  /** First minus second, one a common task. */
  readonly deltas: readonly number[]
  readonly margin?: number
  readonly alpha?: number
}): CompareNoninferiority {
  const { deltas, margin, alpha } = input
  const sd = sampleSd(deltas)
  return judgeNoninferiority({
    estimate: mean(deltas),
    se: sd === null ? null : sd / Math.sqrt(deltas.length),
    df: deltas.length === 0 ? null : deltas.length - 1,
    margin,
    alpha,
  })
}

/**
 * The same from any difference with its standard error: other weights than one a task, or a re-run
 * of the same tasks (df Infinity).
 */
export function judgeNoninferiority(
  input: Estimate & { readonly margin?: number; readonly alpha?: number },
): CompareNoninferiority {
  const { estimate, se, df, margin = DEFAULT_MARGIN, alpha = 0.05 } = input
  const { lo: lower, hi: upper } = intervalOf({ estimate, se, df }, 1 - 2 * alpha)
  const t = estimate === null || !se ? null : (estimate + margin) / se
  return {
    mean: estimate,
    ...{ se, df, t, lower, upper },
    p: upperP({ estimate, se, df }, -margin),
    verdict: verdictOf(lower, upper, margin),
  }
}

function verdictOf(
  lower: number | null,
  upper: number | null,
  margin: number,
): NoninferiorityVerdict {
  if (lower === null || upper === null) return 'insufficient'
  if (isAbove(lower, 0)) return 'superior'
  if (isAbove(lower, -margin)) return 'non_inferior'
  return isBelow(upper, -margin) ? 'inferior' : 'inconclusive'
}

/** "Matches" is only said when neither side can be better by the margin (two one-sided tests). */
export const isEquivalent = (
  { lower, upper }: Pick<CompareNoninferiority, 'lower' | 'upper'>,
  margin = DEFAULT_MARGIN,
): boolean => lower !== null && upper !== null && isAbove(lower, -margin) && isBelow(upper, margin)
