import { zInterval } from './interval'
import { DEFAULT_CONF, zeroIfTiny } from './numeric-rules'

export interface RerunIntervals {
  /** "The true rate of these same tasks." */
  readonly trueLo: number | null
  readonly trueHi: number | null
  /** "Where these tasks would land when run again." */
  readonly repeatLo: number | null
  readonly repeatHi: number | null
  readonly repeatSe: number | null
}

/**
 * Two intervals of the same tasks (estimate and error as proportions, normal): where their true rate
 * or gain lies, and where a repeat of the runs would land, which is √(1 + k/k_repeat) wider since the
 * repeat is noisy too. "Did the re-run change?" asks the second. Assumes independent trials of fixed
 * tasks. Null where no variation between trials was seen. Source: Miller 2024; prediction interval.
 */
export function rerunIntervals(input: {
  readonly estimate: number | null
  readonly rerunSe: number | null
  readonly conf?: number
  /** Trials a task behind the estimate, and in the repeat (default: as many). */
  readonly k?: number
  readonly kRepeat?: number
}): RerunIntervals {
  const { estimate, rerunSe, conf = DEFAULT_CONF, k = 1, kRepeat = k } = input
  const isKnown = k > 0 && kRepeat > 0 && estimate !== null && rerunSe !== null
  if (!isKnown || zeroIfTiny(rerunSe) === 0)
    return { trueLo: null, trueHi: null, repeatLo: null, repeatHi: null, repeatSe: null }
  const repeatSe = rerunSe * Math.sqrt(1 + k / kRepeat)
  const { lo: trueLo, hi: trueHi } = zInterval(estimate, rerunSe, conf)
  const { lo: repeatLo, hi: repeatHi } = zInterval(estimate, repeatSe, conf)
  return { trueLo, trueHi, repeatLo, repeatHi, repeatSe }
}
