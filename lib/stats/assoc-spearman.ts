import { zOf } from './interval'
import { areEqual, DEFAULT_CONF } from './numeric-rules'
import { averageRanks, fisherInterval, pearson } from './ranks'
import { tTwoSidedP } from './student-t'

export interface PairedValues {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly conf?: number
}

export interface AssocSpearman {
  readonly rho: number | null
  readonly p: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly n: number
}

/**
 * Spearman's rank correlation, average ranks, p by the t approximation, interval after Bonett &
 * Wright 2000. Null below three points or when a side is constant; no interval at ±1 or n = 3.
 */
export function assocSpearman({ x, y, conf = DEFAULT_CONF }: PairedValues): AssocSpearman {
  const n = Math.min(x.length, y.length)
  const rho = n < 3 ? null : pearson(averageRanks(x.slice(0, n)), averageRanks(y.slice(0, n)))
  if (rho === null) return { rho, p: null, lo: null, hi: null, n }
  const se = n > 3 ? Math.sqrt((1 + (rho * rho) / 2) / (n - 3)) : Infinity
  return { rho, p: correlationP(rho, n - 2), ...fisherInterval(rho, se, zOf(conf)), n }
}

/** Two-sided p of a correlation with df degrees of freedom; 0 at ±1. */
export const correlationP = (r: number, df: number): number =>
  areEqual(Math.abs(r), 1) ? 0 : tTwoSidedP(correlationT(r, df), df)

export const correlationT = (r: number, df: number): number =>
  areEqual(Math.abs(r), 1) ? Math.sign(r) * Infinity : r * Math.sqrt(df / (1 - r * r))
