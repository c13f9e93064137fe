import { zOf } from './interval'
import { DEFAULT_CONF } from './numeric-rules'

export interface RateWilsonInput {
  /** Passes. */
  readonly x: number
  /** Trials. */
  readonly n: number
  readonly conf?: number
}

export interface RateWilson {
  readonly p: number | null
  readonly lo: number | null
  readonly hi: number | null
}

/**
 * Share of passes of independent trials with its Wilson score interval, for one task in one cell or
 * a usage rate; never for a suite, whose trials cluster in tasks. Null without trials.
 * Source: Wilson 1927; Brown, Cai & DasGupta 2001.
 */
export function rateWilson({ x, n, conf = DEFAULT_CONF }: RateWilsonInput): RateWilson {
  if (!(n > 0) || !(x >= 0) || x > n) return { p: null, lo: null, hi: null }
  const p = x / n
  const z = zOf(conf)
  if (z === Infinity) return { p, lo: 0, hi: 1 }
  const z2 = z * z
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return { p, lo: x === 0 ? 0 : centre - half, hi: x === n ? 1 : centre + half }
}
