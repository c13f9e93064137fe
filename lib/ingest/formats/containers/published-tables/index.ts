import type { NewTask } from '@/lib/domain/new-trial'
import type { PrintedTable } from '@/lib/domain/printed-table'
import type { LogProblem } from '@/lib/domain/problem'
import type { Format } from '@/lib/ingest/formats/reading/container-format'
import type { LogFile } from '@/lib/ingest/open/log-file'
import {
  findPublishedTables,
  readTable,
  type PublishedTables,
  type TableRow,
} from './find-published-tables'
import { parseCells, parseTasks, type PublishedCell } from './published-cells'
import { readPrintedTables } from './printed-tables'
import { parseFigures, type PublishedFigure } from './published-figures'

// Tables of a source that prints results and no logs: cells.csv, figures.csv, tables.json, tasks.csv
// and citation.json at the top of a delivery. They make an experiment of their own kind, with cells,
// figures and printed tables instead of trials. What we lose: columns that are not named in docs/formats.md.

/** What the tables of a published experiment hold. */
export interface PublishedContent {
  readonly files: readonly LogFile[]
  readonly cells: readonly PublishedCell[]
  /** Null where there is no table of figures: those that are stored then stay. */
  readonly figures: readonly PublishedFigure[] | null
  /** Null where there is no tables.json: the printed tables that are stored then stay. */
  readonly tables: readonly PrintedTable[] | null
  readonly tasks: readonly NewTask[]
  readonly citation: { readonly text: string; readonly url: string | null } | null
  readonly problems: readonly LogProblem[]
}

const rowsOf = async (
  file: LogFile | null,
): Promise<{ rows: TableRow[]; problems: LogProblem[] }> =>
  file ? readTable(file) : { rows: [], problems: [] }

async function readCitation(file: LogFile | null): Promise<PublishedContent['citation']> {
  if (!file) return null
  try {
    const value = JSON.parse((await file.read()).toString('utf8')) as {
      text?: unknown
      url?: unknown
    }
    if (typeof value?.text !== 'string') return null
    const url = typeof value.url === 'string' && /^https:\/\//.test(value.url) ? value.url : null
    return { text: value.text, url }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const filesOf = (tables: PublishedTables): LogFile[] =>
  Object.values(tables).filter((file): file is LogFile => file !== null)

async function readTables(found: PublishedTables): Promise<PublishedContent> {
  const { cells, figures, tables, tasks, citation } = found
  const cellRows = await rowsOf(cells)
  const figureRows = await rowsOf(figures)
  const taskRows = await rowsOf(tasks)
  const printed = tables && (await readPrintedTables(tables))
  const parsedCells = parseCells(cellRows.rows, cells?.path ?? '')
  const parsedFigures = parseFigures(figureRows.rows, figures?.path ?? '')
  return {
    files: filesOf(found),
    cells: parsedCells.cells,
    figures: figures ? parsedFigures.figures : null,
    tables: printed && printed.tables,
    tasks: parseTasks(taskRows.rows),
    citation: await readCitation(citation),
    problems: [
      ...cellRows.problems,
      ...figureRows.problems,
      ...taskRows.problems,
      ...parsedCells.problems,
      ...parsedFigures.problems,
      ...(printed?.problems ?? []),
    ],
  }
}

/** A format of results without trials; a delivery that has such tables is one as a whole. */
export const publishedTables: Format & {
  read(files: readonly LogFile[]): Promise<PublishedContent | null>
} = {
  format: 'published-tables',
  label: 'Published tables',
  version: 1,
  async claim(files) {
    const tables = await findPublishedTables(files)
    const bundles = tables ? [{ root: '', files: filesOf(tables) }] : []
    return { bundles, known: [], problems: [] }
  },
  /** Null where a delivery has no such tables. */
  async read(files) {
    const tables = await findPublishedTables(files)
    return tables && readTables(tables)
  },
}
