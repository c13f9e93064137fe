import { isAbove, isBelow, mean } from './numeric-rules'

/** Sum of rewards of n trials out of those planned. */
export interface ArmSum {
  readonly sum: number
  readonly n: number
  readonly planned: number
}

export interface TrapsMissingBounds {
  /** Mean difference over tasks with trials in both arms. */
  readonly observed: number | null
  /** Worst and best case over what is missing. */
  readonly lo: number | null
  readonly hi: number | null
  /** The sign of the gain holds whatever the missing trials would have been. */
  readonly signIdentified: boolean
}

/**
 * Bounds of the gain when trials are missing: they all fail, or they all pass, whichever is worst.
 * Tasks not planned in both arms do not enter. Source: Manski 1990.
 */
export function trapsMissingBounds(input: {
  readonly tasks: Iterable<{ readonly with: ArmSum; readonly without: ArmSum }>
}): TrapsMissingBounds {
  const observed: number[] = []
  const low: number[] = []
  const high: number[] = []
  for (const { with: a, without: b } of input.tasks) {
    if (a.n > 0 && b.n > 0) observed.push(a.sum / a.n - b.sum / b.n)
    const plannedA = Math.max(a.planned, a.n)
    const plannedB = Math.max(b.planned, b.n)
    if (!(plannedA > 0 && plannedB > 0)) continue
    low.push(a.sum / plannedA - (b.sum + plannedB - b.n) / plannedB)
    high.push((a.sum + plannedA - a.n) / plannedA - b.sum / plannedB)
  }
  const lo = mean(low)
  const hi = mean(high)
  return {
    observed: mean(observed),
    lo,
    hi,
    signIdentified: lo !== null && hi !== null && (isAbove(lo, 0) || isBelow(hi, 0)),
  }
}
