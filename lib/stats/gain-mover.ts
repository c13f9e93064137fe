import { hasBothArms, type Table } from './exact-tables'
import { DEFAULT_CONF, mean } from './numeric-rules'
import { rateWilson } from './rate-wilson'

/**
 * Gain of one task over configurations, one stratum each: mean of the differences of pass rates,
 * with the interval that recovers variances from Wilson's limits (MOVER; for one stratum it is
 * Newcombe's hybrid score interval). Each arm is the mean rate p over its C strata as if of
 * C² / Σ(1/n) trials: strata that differ only make it wider than need be, since Σ p_c(1 − p_c) is at
 * most C·p(1 − p). Says where these configurations would land when run again, and unlike a plug-in
 * error does not shrink to nothing when all trials agree. Binary rewards only.
 * Source: Newcombe 1998, method 10; Zou & Donner 2008.
 */
export function gainMover(input: { readonly strata: readonly Table[]; readonly conf?: number }): {
  readonly delta: number | null
  readonly lo: number | null
  readonly hi: number | null
} {
  const { conf = DEFAULT_CONF } = input
  const strata = input.strata.filter(hasBothArms)
  if (strata.length === 0) return { delta: null, lo: null, hi: null }
  const arm = (rates: readonly number[], trials: readonly number[]) => {
    const n = strata.length ** 2 / trials.reduce((sum, k) => sum + 1 / k, 0)
    const p = mean(rates)!
    // The mean of rates of 1 may exceed 1 by its last bit.
    const { lo, hi } = rateWilson({ x: Math.min(n, p * n), n, conf })
    return { p, lo: lo!, hi: hi! }
  }
  const with_ = arm(
    strata.map(({ x1, n1 }) => x1 / n1),
    strata.map(({ n1 }) => n1),
  )
  const without = arm(
    strata.map(({ x0, n0 }) => x0 / n0),
    strata.map(({ n0 }) => n0),
  )
  const delta = with_.p - without.p
  return {
    delta,
    lo: delta - Math.hypot(with_.p - with_.lo, without.hi - without.p),
    hi: delta + Math.hypot(with_.hi - with_.p, without.p - without.lo),
  }
}
