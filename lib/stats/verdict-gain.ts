import type { Verdict } from '@/lib/domain/gain'
import { hiddenLimits } from './hidden-change'
import { intervalOf, type Estimate, type Interval } from './interval'
import { isAbove, isBelow } from './numeric-rules'

/** A gain or loss below 5 pp is small: set before looking. */
export const SMALL_MARGIN = 0.05

export interface VerdictGain {
  readonly verdict: Verdict | null
  /** The gain is surely smaller than the margin either way; null without a verdict. */
  readonly isSmall: boolean | null
}

/**
 * What an interval says of a gain (a proportion): helps or hurts where the 95 % limits leave 0
 * behind, "no sizeable effect" only where the 90 % limits lie inside ±margin (two one-sided tests),
 * else nothing yet. Both pairs of limits come from one method, standard error and df. Limits that
 * touch 0 or the margin are not beyond it. A limit unknown: null. Source: Schuirmann 1987.
 */
export function verdictGain(input: {
  readonly lo: number | null
  readonly hi: number | null
  readonly lo90: number | null
  readonly hi90: number | null
  readonly margin?: number
}): VerdictGain {
  const { lo, hi, lo90, hi90, margin = SMALL_MARGIN } = input
  if (lo === null || hi === null || lo90 === null || hi90 === null)
    return { verdict: null, isSmall: null }
  const isSmall = isAbove(lo90, -margin) && isBelow(hi90, margin)
  if (isAbove(lo, 0)) return { verdict: 'helps', isSmall }
  if (isBelow(hi, 0)) return { verdict: 'hurts', isSmall }
  return { verdict: isSmall ? 'no_sizeable_effect' : 'cannot_tell', isSmall }
}

/**
 * The limits that "no sizeable effect" needs inside the margin: those of 90 %, and where most tasks
 * are alike no narrower than what losses and gains too rare to be seen leave possible.
 */
export function limitsOfSmall(estimate: Estimate): Interval {
  const { lo, hi } = intervalOf(estimate, 0.9)
  if (!estimate.few || lo === null || hi === null) return { lo, hi }
  const hidden = hiddenLimits(estimate.few, 0.95)
  return { lo: Math.min(lo, hidden.lo!), hi: Math.max(hi, hidden.hi!) }
}

export interface JudgedEstimate extends VerdictGain {
  /** It would be surely small, were it not for changes too rare to be seen. */
  readonly hidesRare: boolean
}

/** The verdict of an estimate: both pairs of limits from its one standard error. */
export function verdictOfEstimate(estimate: Estimate, margin = SMALL_MARGIN): JudgedEstimate {
  const { lo, hi } = intervalOf(estimate, 0.95)
  const judge = ({ lo: lo90, hi: hi90 }: Interval) => verdictGain({ lo, hi, lo90, hi90, margin })
  const judged = judge(limitsOfSmall(estimate))
  const hidesRare = judged.isSmall === false && judge(intervalOf(estimate, 0.9)).isSmall === true
  return { ...judged, hidesRare }
}
