import { UNKNOWN_INTERVAL, type Interval } from './interval'
import { DEFAULT_CONF, isAbove, isBelow, mean, sampleSd } from './numeric-rules'
import { tQuantile, tUpperP } from './student-t'

export interface TrapsImbensManski {
  readonly nTasks: number
  /** Worst and best mean gain over what is missing. */
  readonly lo: number | null
  readonly hi: number | null
  readonly seLo: number | null
  readonly seHi: number | null
  /** Standard errors beyond the bounds; null where nothing spreads. */
  readonly c: number | null
  /** Bounds and sampling error together. */
  readonly ciLo: number | null
  readonly ciHi: number | null
  /** The sign of the gain holds whatever the missing runs were, and for other tasks like these. */
  readonly signHolds: boolean | null
}

/**
 * Interval of a gain (proportions) of which only a worst and a best value is known for each task,
 * since runs are missing: it covers the true gain in `conf` of samples wherever between the bounds
 * it lies. Assumes that tasks are a sample, nothing about the missing runs. With none missing it is
 * the t interval. Null with fewer than two tasks. Source: Imbens & Manski 2004, with t for normal.
 */
export function trapsImbensManski(input: {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly conf?: number
}): TrapsImbensManski {
  const { conf = DEFAULT_CONF } = input
  const nTasks = Math.min(input.lower.length, input.upper.length)
  const low = input.lower.slice(0, nTasks)
  const high = input.upper.slice(0, nTasks)
  const bounds = { nTasks, lo: mean(low), hi: mean(high) }
  const sdLo = sampleSd(low)
  const sdHi = sampleSd(high)
  if (sdLo === null || sdHi === null) {
    return { ...bounds, seLo: null, seHi: null, c: null, ...named(UNKNOWN_INTERVAL) }
  }
  const seLo = sdLo / Math.sqrt(nTasks)
  const seHi = sdHi / Math.sqrt(nTasks)
  const most = Math.max(seLo, seHi)
  const width = Math.max(0, bounds.hi! - bounds.lo!)
  const c = most === 0 ? null : criticalValue(width / most, nTasks - 1, conf)
  // An infinite c (conf = 1) times no spread is no spread, not NaN.
  const beyond = (se: number) => (se === 0 ? 0 : c! * se)
  const interval = { lo: bounds.lo! - beyond(seLo), hi: bounds.hi! + beyond(seHi) }
  return { ...bounds, seLo, seHi, c, ...named(interval) }
}

const named = ({ lo, hi }: Interval) => ({
  ciLo: lo,
  ciHi: hi,
  signHolds: lo === null || hi === null ? null : isAbove(lo, 0) || isBelow(hi, 0),
})

/** The c with F(c + width) − F(−c) = conf, between the one-sided and the two-sided quantile. */
function criticalValue(width: number, df: number, conf: number): number {
  let low = tQuantile(conf, df)
  let high = tQuantile(1 - (1 - conf) / 2, df)
  if (high === Infinity) return Infinity
  for (let i = 0; i < 100 && high - low > 1e-14 * Math.max(1, high); i++) {
    const c = (low + high) / 2
    const missed = tUpperP(c + width, df) + tUpperP(c, df)
    if (missed > 1 - conf) low = c
    else high = c
  }
  return (low + high) / 2
}
