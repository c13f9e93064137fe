import { correlationP, correlationT } from './assoc-spearman'
import { indicators, ones, orthonormalBasis, residual } from './least-squares'
import { averageRanks, pearson } from './ranks'

export interface AssocPartialSpearman {
  readonly rho: number | null
  /** Points − 1 − rank of what is adjusted for, intercept included. */
  readonly df: number
  readonly t: number | null
  readonly p: number | null
}

/**
 * Rank correlation of x and y adjusted for covariates (ranked) and groups (as they are): Pearson of
 * the least-squares residuals of the ranks. Null when no degree of freedom or no variance is left.
 * Association, not cause.
 */
export function assocPartialSpearman(input: {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly covariates?: readonly (readonly number[])[]
  readonly groups?: readonly string[]
}): AssocPartialSpearman {
  const { covariates = [], groups = [] } = input
  const n = Math.min(input.x.length, input.y.length)
  const basis = orthonormalBasis([
    ones(n),
    ...covariates.map((values) => averageRanks(values.slice(0, n))),
    ...indicators(groups.slice(0, n)),
  ])
  const df = n - 1 - basis.length
  const rho =
    df < 1
      ? null
      : pearson(
          residual(averageRanks(input.x.slice(0, n)), basis),
          residual(averageRanks(input.y.slice(0, n)), basis),
        )
  if (rho === null) return { rho, df, t: null, p: null }
  return { rho, df, t: correlationT(rho, df), p: correlationP(rho, df) }
}
