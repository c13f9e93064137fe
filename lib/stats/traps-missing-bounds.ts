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
  readonly tasks: readonly { readonly with: ArmSum; readonly without: ArmSum }[]
}): TrapsMissingBounds {
  const planned = input.tasks.flatMap((task) => {
    const a = armBounds(task.with)
    const b = armBounds(task.without)
    return a === null || b === null ? [] : [{ a, b }]
  })
  const lo = mean(planned.map(({ a, b }) => a.lo - b.hi))
  const hi = mean(planned.map(({ a, b }) => a.hi - b.lo))
  const seen = input.tasks.filter((task) => task.with.n > 0 && task.without.n > 0)
  return {
    observed: mean(
      seen.map((task) => task.with.sum / task.with.n - task.without.sum / task.without.n),
    ),
    lo,
    hi,
    signIdentified: lo !== null && hi !== null && (isAbove(lo, 0) || isBelow(hi, 0)),
  }
}

function armBounds(arm: ArmSum): { lo: number; hi: number } | null {
  const planned = Math.max(arm.planned, arm.n)
  if (!(planned > 0)) return null
  return { lo: arm.sum / planned, hi: (arm.sum + planned - arm.n) / planned }
}
