import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import { db } from '@/db'
import {
  listExperimentFigures,
  type FiguresView,
} from '@/lib/analysis/figure/list-experiment-figures'
import type { PrintedTable } from '@/lib/domain/printed-table'
import type { Figure } from '@/lib/domain/published-figure'

// The columns of a figures.csv: what is saved here can be imported again.
const COLUMNS = columnsOf<Figure>(
  ...(['scope', 'key', 'condition', 'measure', 'value', 'low', 'high'] as const),
  ...(['intervalKind', 'n', 'source', 'note'] as const),
)

/** What a source prints only as aggregates: the same answer as the page; as CSV also one `scope`. */
export const GET = answerView('figures', {
  find: (slug: string) => listExperimentFigures(db, slug),
  tables: { figures: figuresTable, printed: printedCells },
})

function figuresTable({ groups, contradictions }: FiguresView, request: Request) {
  const scope = new URL(request.url).searchParams.get('scope')
  const all = [...groups.flatMap(({ figures }) => figures), ...contradictions.map(asRow)]
  const rows = scope === null ? all : all.filter((row) => row.scope === scope)
  return csvTable(`figures${scope ? `-${scope}` : ''}`, COLUMNS, rows)
}

const asRow = ({ text, source }: FiguresView['contradictions'][number], at: number): Figure => ({
  ...{ scope: 'contradiction', key: String(at + 1), condition: null, measure: 'text' },
  ...{ value: null, low: null, high: null, intervalKind: null, n: null, source, note: text },
})

interface PrintedCell {
  readonly table: PrintedTable
  readonly labels: string
  readonly column: string
  readonly value: string | number | null
}

const CELL_COLUMNS: CsvColumns<PrintedCell> = {
  table: ({ table }) => table.id,
  row: ({ labels }) => labels,
  column: ({ column }) => column,
  value: ({ value }) => value,
  metric: ({ table }) => table.metric,
  unit: ({ table }) => table.unit,
  n: ({ table }) => table.nPerCell,
  provenance: ({ table }) => table.provenance,
  source: ({ table }) => table.source,
}

const cellsOf = (table: PrintedTable): PrintedCell[] =>
  table.rows.flatMap((row) =>
    table.columns.map((column, at) => ({
      ...{ table, column },
      labels: row.slice(0, table.rowDims.length).join(' / '),
      value: row[table.rowDims.length + at] ?? null,
    })),
  )

/** Every cell of every printed table, one a line. */
function printedCells({ tables }: FiguresView) {
  return csvTable('printed-tables', CELL_COLUMNS, tables.flatMap(cellsOf))
}
