import type { Moments } from '@/lib/stats/moments'
import type { Table } from '@/lib/stats/exact-tables'
import type { PolicyColumns } from './cell-table'

/** Counted rewards of a cell as moments; null where nothing counts. */
export function cellMoments(columns: PolicyColumns, cell: number): Moments | null {
  const n = cell < 0 ? 0 : columns.n[cell]!
  if (n === 0) return null
  const sum = columns.sum[cell]!
  const squares = columns.sumSq[cell]! - (sum * sum) / n
  // A source that prints only a mean of partial rewards has no variance: pooling fills it.
  const variance = n < 2 || Number.isNaN(squares) ? null : Math.max(0, squares) / (n - 1)
  return { n, mean: sum / n, variance }
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
