import type { Moments } from '@/lib/stats/moments'
import type { Table } from '@/lib/stats/exact-tables'
import type { PolicyColumns } from './cell-table'

/** Counted rewards of a cell as moments; null where nothing counts. */
export function cellMoments(columns: PolicyColumns, cell: number): Moments | null {
  const n = cell < 0 ? 0 : columns.n[cell]!
  if (n === 0) return null
  const variance = cellVariance(columns, cell)
  return { n, mean: columns.sum[cell]! / n, variance: Number.isNaN(variance) ? null : variance }
}

/**
 * Variance of the counted rewards of a cell; NaN below two, or where a source prints only a mean of
 * partial rewards: pooling fills it. Without an object, for loops over all cells.
 */
export function cellVariance(columns: PolicyColumns, cell: number): number {
  const n = columns.n[cell]!
  if (n < 2) return Number.NaN
  const sum = columns.sum[cell]!
  const squares = columns.sumSq[cell]! - (sum * sum) / n
  return (squares < 0 ? 0 : squares) / (n - 1)
}

/** Fills the unknown ones of an arm with their pooled variance; null where none is known. */
export function fillVariances(variances: Float64Array, trials: Int32Array): Float64Array | null {
  let [squares, df] = [0, 0]
  for (let i = 0; i < variances.length; i++) {
    const variance = variances[i]!
    if (Number.isNaN(variance)) continue
    squares += (trials[i]! - 1) * variance
    df += trials[i]! - 1
  }
  if (df === 0) return null
  const pooled = squares / df
  for (let i = 0; i < variances.length; i++) if (Number.isNaN(variances[i]!)) variances[i] = pooled
  return variances
}

/** Counted trials of a cell. */
export const cellCount = (columns: PolicyColumns, cell: number): number =>
  cell < 0 ? 0 : columns.n[cell]!

/** Passes and trials of a pair of cells, where all counted rewards are 0 or 1; else null. */
export function cellTable2x2(columns: PolicyColumns, with_: number, without: number): Table | null {
  if (columns.nPartial[with_] !== 0 || columns.nPartial[without] !== 0) return null
  return {
    x1: columns.nEq1[with_]!,
    n1: columns.n[with_]!,
    x0: columns.nEq1[without]!,
    n0: columns.n[without]!,
  }
}
