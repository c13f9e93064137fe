import { DEFAULT_CONF, mean, sampleSd } from './numeric-rules'

export interface GainAnytime {
  readonly nTasks: number
  readonly estimate: number | null
  /** Tunes where along the experiment the interval is narrowest. */
  readonly rho2: number | null
  readonly half: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Before the first look the interval is too early to read. */
  readonly usable: boolean
}

/**
 * Interval of a mean of task differences (proportions) that holds however often one looks while
 * tasks still arrive: an asymptotic confidence sequence, narrowest near `tStar` tasks. Assumes that
 * tasks arrive as a sample, in whatever order, and enough of them. Null with fewer than two tasks or
 * no spread. Source: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024.
 */
export function gainAnytime(input: {
  readonly deltas: readonly number[]
  readonly conf?: number
  /** Tasks planned. */
  readonly tStar?: number
  readonly firstLook?: number
}): GainAnytime {
  const { deltas, conf = DEFAULT_CONF, tStar = 80, firstLook = 20 } = input
  const t = deltas.length
  const estimate = mean(deltas)
  const sd = sampleSd(deltas)
  const usable = t >= firstLook
  const rho2 = tuning(1 - conf, tStar)
  if (estimate === null || !sd || rho2 === null)
    return { nTasks: t, estimate, rho2, half: null, lo: null, hi: null, usable }
  const grown = t * rho2 + 1
  const half =
    sd * Math.sqrt(((2 * grown) / (t * t * rho2)) * Math.log(Math.sqrt(grown) / (1 - conf)))
  return { nTasks: t, estimate, rho2, half, lo: estimate - half, hi: estimate + half, usable }
}

/** ρ² that makes the interval narrowest at `tStar`; null for a level or plan that has none. */
function tuning(alpha: number, tStar: number): number | null {
  if (!(alpha > 0) || !(alpha < 1) || !(tStar > 0)) return null
  const twoLogs = -2 * Math.log(alpha)
  const rho2 = (twoLogs + Math.log(twoLogs) + 1) / tStar
  return rho2 > 0 ? rho2 : null
}
