import type { CellTable } from '@/lib/cells/cell-table'

/** An experiment with its cells, as far as what is measured beside success needs it. */
export interface OpenCells {
  readonly experiment: { readonly id: number; readonly kind: 'logs' | 'published' }
  readonly table: CellTable
}
