import { parse } from 'csv-parse/sync'
import type { LogProblem } from '@/lib/domain/problem'
import type { LogFile } from '@/lib/ingest/open/log-file'

/** The tables of a published experiment: cells, figures, printed tables; tasks and citation beside them. */
export interface PublishedTables {
  readonly cells: LogFile | null
  readonly figures: LogFile | null
  readonly tables: LogFile | null
  readonly tasks: LogFile | null
  readonly citation: LogFile | null
}

export const CELL_COLUMNS = [
  'task',
  'harness',
  'model',
  'condition',
  'mean_reward',
  'n_trials',
  'n_reward_gt_0',
  'n_reward_eq_1',
] as const
export const FIGURE_COLUMNS = ['scope', 'key', 'measure', 'value', 'source'] as const

const HEAD_BYTES = 4096

/** How a tables.json begins. */
const PRINTED = /^\ufeff?\s*\{\s*"tables"\s*:\s*\[/

async function hasColumns(file: LogFile, columns: readonly string[]): Promise<boolean> {
  const head = (await file.head(HEAD_BYTES)).toString('utf8').replace(/^\ufeff/, '')
  const names = (head.split(/\r?\n/, 1)[0] ?? '')
    .split(',')
    .map((name) => name.trim().replaceAll('"', ''))
  return columns.every((column) => names.includes(column))
}

async function findPrinted(files: readonly LogFile[]): Promise<LogFile | null> {
  const file = files.find(({ path }) => /^([^/]+\/)?tables\.json$/.test(path))
  const head = (await file?.head(HEAD_BYTES))?.toString('utf8') ?? ''
  return file && PRINTED.test(head) ? file : null
}

/** The tables of a delivery that is one: at its top, by name and by header. Null when it is none. */
export async function findPublishedTables(
  files: readonly LogFile[],
): Promise<PublishedTables | null> {
  const find = async (name: string, columns: readonly string[]) => {
    for (const file of files) {
      const segments = file.path.split('/')
      if (segments.length > 2 || segments.at(-1) !== name) continue
      if (await hasColumns(file, columns)) return file
    }
    return null
  }
  const cells = await find('cells.csv', CELL_COLUMNS)
  const figures = await find('figures.csv', FIGURE_COLUMNS)
  const tables = await findPrinted(files)
  if (!cells && !figures && !tables) return null
  const citation = files.find((file) => /^([^/]+\/)?citation\.json$/.test(file.path)) ?? null
  return { cells, figures, tables, tasks: await find('tasks.csv', ['task']), citation }
}

/** One row of a table: text by column, '' where the cell is empty, with its line in the file. */
export interface TableRow {
  readonly line: number
  readonly text: (column: string) => string
}

/** The rows of a CSV with a header. A table that is no CSV is one problem. */
export async function readTable(
  file: LogFile,
): Promise<{ rows: TableRow[]; problems: LogProblem[] }> {
  try {
    const records = parse(await file.read(), {
      columns: true,
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: Record<string, string | undefined>; info: { lines: number } }[]
    const rows = records.map(({ record, info }) => ({
      line: info.lines,
      text: (column: string) => (Object.hasOwn(record, column) ? (record[column] ?? '') : ''),
    }))
    return { rows, problems: [] }
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'no CSV'
    return { rows: [], problems: [{ code: 'unexpected_shape', file: file.path, detail }] }
  }
}

/** A number of a table; null when empty, NaN when it is none. */
export const numberOf = (text: string): number | null => (text === '' ? null : Number(text))
