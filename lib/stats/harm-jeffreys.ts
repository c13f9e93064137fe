import type { Table } from './exact-tables'
import { logGamma } from './gamma'

export interface HarmJeffreys {
  /** P(rate with skills < rate without), given these trials; null for fractional counts. */
  readonly pHarm: number | null
  readonly postMeanDiff: number | null
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/**
 * Posterior probability of harm with Jeffreys' prior Beta(½, ½) in both arms; an arm without trials
 * is the prior. Exact by recurrence, O(n). Source: Cook 2005, Exact calculation of beta inequalities.
 */
export function harmJeffreys({ x1, n1, x0, n0 }: Table): HarmJeffreys {
  const counts = [x1, n1 - x1, x0, n0 - x0]
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) {
    return { pHarm: null, postMeanDiff: null }
  }
  const greater = chanceGreater({ a: x0, b: n0 - x0, c: x1, d: n1 - x1 })
  return {
    pHarm: Math.min(1, Math.max(0, greater)),
    postMeanDiff: (x1 + 0.5) / (n1 + 1) - (x0 + 0.5) / (n0 + 1),
  }
}

/** P(X > Y), X ~ Beta(½ + a, ½ + b), Y ~ Beta(½ + c, ½ + d): one step a count from ½ up. */
function chanceGreater(goal: Record<'a' | 'b' | 'c' | 'd', number>): number {
  const at = { a: 0.5, b: 0.5, c: 0.5, d: 0.5 }
  let g = 0.5
  // Stepping the four in turn keeps the two betas alike, and so the steps small.
  for (let step = 0; step < Math.max(goal.a, goal.b, goal.c, goal.d); step++) {
    for (const key of ['a', 'd', 'b', 'c'] as const) {
      if (step >= goal[key]) continue
      const h = Math.exp(
        logBeta(at.a + at.c, at.b + at.d) - logBeta(at.a, at.b) - logBeta(at.c, at.d),
      )
      g += (key === 'a' || key === 'd' ? h : -h) / at[key]
      at[key] += 1
    }
  }
  return g
}
