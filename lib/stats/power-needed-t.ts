import { chi2UpperQuantile } from './chi-square-and-f'
import { DEFAULT_CONF, isAtMost, zeroIfTiny } from './numeric-rules'
import { detectionZ } from './power-mde'
import { detectionFactor } from './power-mde-t'

export interface PowerNeededT {
  /** Where the standard deviation itself may lie. */
  readonly sdLo: number | null
  readonly sdHi: number | null
  /** Tasks that would usually find the target, and at both limits; null beyond 100,000. */
  readonly tasksNeeded: number | null
  readonly tasksNeededLo: number | null
  readonly tasksNeededHi: number | null
}

const MOST_TASKS = 100_000
const UNKNOWN: PowerNeededT = {
  ...{ sdLo: null, sdHi: null, tasksNeeded: null, tasksNeededLo: null, tasksNeededHi: null },
}

/**
 * How many tasks a t test needs to find a gain of `target` (a proportion), as a range: the standard
 * deviation of the differences is itself only estimated from so many tasks (χ² limits). Assumes
 * differences about normal. Null below two tasks or without spread. Source: Owen 1965.
 */
export function powerNeededT(input: {
  readonly nTasks: number
  readonly sd: number | null
  readonly target: number
  readonly alpha?: number
  readonly power?: number
  readonly conf?: number
}): PowerNeededT {
  const { nTasks, sd, target, alpha = 0.05, power = 0.8, conf = DEFAULT_CONF } = input
  if (!(nTasks >= 2) || sd === null || !(zeroIfTiny(sd) > 0)) return UNKNOWN
  const df = nTasks - 1
  const tail = (1 - conf) / 2
  const sdLo = sd * Math.sqrt(df / chi2UpperQuantile(tail, df))
  const sdHi = sd * Math.sqrt(df / chi2UpperQuantile(1 - tail, df))
  const needed = (spread: number) => tasksNeeded(spread, target, alpha, power)
  return {
    ...{ sdLo, sdHi },
    ...{ tasksNeeded: needed(sd), tasksNeededLo: needed(sdLo), tasksNeededHi: needed(sdHi) },
  }
}

/** From what a normal test would need upwards, until the factor of so few tasks is covered. */
function tasksNeeded(sd: number, target: number, alpha: number, power: number): number | null {
  const start = ((detectionZ(alpha, power) * sd) / target) ** 2
  if (!(target > 0) || !(start <= MOST_TASKS)) return null
  for (let tasks = Math.max(2, Math.ceil(start - 1e-9)); ; tasks++) {
    const factor = detectionFactor(tasks, alpha, power)
    if (factor === null) return null
    if (isAtMost((factor * sd) / Math.sqrt(tasks), target)) return tasks
  }
}
