import type { TaskLabel } from '@/lib/domain/gain'
import { areEqual, isAbove, isAtLeast, isAtMost } from './numeric-rules'

export interface TaskLabelInput {
  readonly delta: number | null
  /** Two-sided mid-p, and after correction over all tasks of the comparison. */
  readonly p: number | null
  readonly q: number | null
  /** One-sided mid-p toward harm and toward help. */
  readonly pLess: number | null
  readonly pGreater: number | null
  /** From `harmJeffreys`; null for a row pooled over configurations. */
  readonly pHarm: number | null
  /** Least mid-p that so many trials can give (`taskLeastP`). */
  readonly leastP: number | null
  readonly n1: number
  readonly n0: number
  /** Corrected p of whole blocks where configurations share luck; null where that is unknown. */
  readonly blockQ?: number | null
}

const ALPHA = 0.05
const SURE = 0.95
const HALF = 0.5

/** Whether no outcome of so many trials could be told from luck. */
export const hasTooFewRuns = (leastP: number | null): boolean =>
  leastP !== null && isAbove(leastP, ALPHA)

/**
 * How sure a change of one task is, in both directions by one rule: first match. Strong needs the
 * corrected test, and that of whole blocks where it is known. A test that points against the mean of
 * the configurations is said and not counted. Decision rule of docs/statistics.md.
 */
export function taskLabel(input: TaskLabelInput): { readonly label: TaskLabel } {
  const { delta, p, leastP, n1, n0 } = input
  if (!(n1 > 0) || !(n0 > 0) || delta === null) return { label: 'no_data' }
  if (p === null) return { label: 'not_tested' }
  if (areEqual(delta, 0)) return { label: 'no_change' }
  if (hasTooFewRuns(leastP)) return { label: 'too_few_runs' }
  return { label: labelOfChange(input, delta < 0 ? 'hurts' : 'helps') }
}

function labelOfChange(input: TaskLabelInput, side: 'hurts' | 'helps'): TaskLabel {
  const { p, q, pHarm, blockQ = null } = input
  const oneSided = side === 'hurts' ? input.pLess : input.pGreater
  const posterior = pHarm === null ? null : side === 'hurts' ? pHarm : 1 - pHarm
  const isBelowAlpha = (value: number | null) => value !== null && isAtMost(value, ALPHA)
  const isStrong = isBelowAlpha(q) && (blockQ === null || isBelowAlpha(blockQ))
  const isSuggestive =
    isBelowAlpha(q) || isBelowAlpha(p) || (posterior !== null && isAtLeast(posterior, SURE))
  if (!isSuggestive) return 'within_noise'
  if (oneSided !== null && isAtLeast(oneSided, HALF)) return 'configurations_disagree'
  return isStrong ? `${side}_strong` : `${side}_suggestive`
}
