import { expect, test } from 'vitest'
import { hasInferredSize, type PrintedTable } from './printed-table'

const table = (nPerCell: number | null, notes: string | null): PrintedTable => ({
  ...{ id: 't', system: 's', title: 'T', source: 'S', provenance: 'paper_text', nPerCell, notes },
  ...{ metric: 'success_rate', unit: 'percent', rowDims: ['model'], columnDim: 'arm' },
  ...{ columns: [], rows: [], facts: {} },
})

test('attempts behind a cell are inferred where the notes say so, not where they are printed', () => {
  expect(hasInferredSize(table(68, 'n=68 inferred from the fractions.'))).toBe(true)
  expect(hasInferredSize(table(1000, 'Lost rows. n = 1,000 inferred: all cells fit.'))).toBe(true)
  expect(hasInferredSize(table(140, 'All cells are k/140. The action is inferred.'))).toBe(false)
  expect(hasInferredSize(table(null, 'n=68 inferred'))).toBe(false)
})
