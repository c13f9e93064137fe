import { DEFAULT_CONF } from './numeric-rules'
import { rateWilson } from './rate-wilson'

/**
 * Difference of two independent proportions with Newcombe's hybrid score interval, from the
 * proportions and the attempts behind them: a printed percentage need not be a whole number of
 * attempts (a mean of two runs, or rounded). Assumes independent attempts, so that it is wider than
 * a paired interval on shared tasks. Null where a proportion is not in [0, 1] or nothing was tried.
 * Source: Newcombe 1998, method 10; Wilson 1927.
 */
export function gainNewcombe(input: {
  readonly p1: number
  readonly n1: number
  readonly p0: number
  readonly n0: number
  readonly conf?: number
}): { readonly delta: number | null; readonly lo: number | null; readonly hi: number | null } {
  const { p1, n1, p0, n0, conf = DEFAULT_CONF } = input
  const [with_, without] = [
    rateWilson({ x: p1 * n1, n: n1, conf }),
    rateWilson({ x: p0 * n0, n: n0, conf }),
  ]
  if (with_.lo === null || with_.hi === null || without.lo === null || without.hi === null)
    return { delta: null, lo: null, hi: null }
  const delta = p1 - p0
  return {
    delta,
    lo: delta - Math.hypot(p1 - with_.lo, without.hi - p0),
    hi: delta + Math.hypot(with_.hi - p1, p0 - without.lo),
  }
}
