import { hasBothArms, type Table } from './exact-tables'
import { DEFAULT_CONF, mean } from './numeric-rules'
import { rateWilson } from './rate-wilson'

/**
 * Gain of one task over configurations, one stratum each: mean of the differences of pass rates,
 * with the interval that recovers variances from Wilson's limits (MOVER; for one stratum it is
 * Newcombe's hybrid score interval). Says where these configurations would land when run again;
 * unlike a plug-in error it does not shrink to nothing when all trials agree. Binary rewards only.
 * Source: Newcombe 1998, method 10; Zou & Donner 2008.
 */
export function gainMover(input: { readonly strata: readonly Table[]; readonly conf?: number }): {
  readonly delta: number | null
  readonly lo: number | null
  readonly hi: number | null
} {
  const { conf = DEFAULT_CONF } = input
  const strata = input.strata.filter(hasBothArms)
  const delta = mean(strata.map(({ x1, n1, x0, n0 }) => x1 / n1 - x0 / n0))
  if (delta === null) return { delta: null, lo: null, hi: null }
  let below = 0
  let above = 0
  for (const { x1, n1, x0, n0 } of strata) {
    const with_ = rateWilson({ x: x1, n: n1, conf })
    const without = rateWilson({ x: x0, n: n0, conf })
    // Both arms have trials, so that Wilson's limits exist.
    below += (with_.p! - with_.lo!) ** 2 + (without.hi! - without.p!) ** 2
    above += (with_.hi! - with_.p!) ** 2 + (without.p! - without.lo!) ** 2
  }
  return {
    delta,
    lo: delta - Math.sqrt(below) / strata.length,
    hi: delta + Math.sqrt(above) / strata.length,
  }
}
