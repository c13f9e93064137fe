import { csvResponse } from '@/app/api/v1/respond'
import type { TaskRow } from '@/lib/cells/describe-task'
import type { Gain } from '@/lib/domain/gain'
import { DEFAULT_SEED } from '@/lib/stats/numeric-rules'

type CsvValue = string | number | null

/** Column name → value of a row, in the order of the file. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => CsvValue>>

/** Rows as a CSV file; `name` is without its ending. */
export function csvAnswer<Row>(
  name: string,
  columns: CsvColumns<Row>,
  rows: readonly Row[],
): Response {
  const names = Object.keys(columns)
  const flat = rows.map((row): Record<string, CsvValue> =>
    Object.fromEntries(names.map((column) => [column, columns[column]!(row)])),
  )
  return csvResponse(`${name}.csv`, names, flat)
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Columns that are fields of the row, by their names: `nTasks` → `n_tasks`. */
export const columnsOf = <Row>(...names: readonly (keyof Row & string)[]): CsvColumns<Row> =>
  Object.fromEntries(
    names.map((name) => [
      snakeCase(name),
      (row: Row): CsvValue => {
        const value = row[name]
        if (typeof value === 'boolean') return String(value)
        return typeof value === 'number' || typeof value === 'string' ? value : null
      },
    ]),
  )

/** The columns of a gain, as proportions. */
export const gainColumns = <Row>(gain: (row: Row) => Gain): CsvColumns<Row> => ({
  gain: (row) => gain(row).estimate,
  low: (row) => gain(row).low,
  high: (row) => gain(row).high,
  n_tasks: (row) => gain(row).nTasks,
  n_trials: (row) => gain(row).nTrials,
  method: (row) => gain(row).method,
})

/** What it takes to get p, the order and the luck of a task again. */
export const behindP = <
  Row extends Pick<TaskRow, 'pLess' | 'chanceNegative' | 'draws'>,
>(): CsvColumns<Row> => ({
  p_less: (row) => row.pLess,
  chance_negative: (row) => row.chanceNegative,
  draws: (row) => row.draws,
  seed: (row) => (row.draws === null ? null : DEFAULT_SEED),
})

const DEFAULT_LIMIT = 100
const MOST = 1000

/** Rows to answer: `limit`, 1 to 1,000; nonsense falls to 100. */
export function limitOf(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('limit') ?? DEFAULT_LIMIT)
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST) : DEFAULT_LIMIT
}

export const cursorOf = (request: Request): string | null =>
  new URL(request.url).searchParams.get('cursor')

/** A cursor that is a place in a list; nonsense is its start. */
export function offsetOf(request: Request): number {
  const offset = Number(cursorOf(request) ?? 0)
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0
}
