import type { TaskRow } from '@/lib/cells/describe-task'
import type { UseFound } from '@/lib/cells/use-change'
import type { Gain } from '@/lib/domain/gain'
import { DEFAULT_SEED } from '@/lib/stats/numeric-rules'

type CsvValue = string | number | null

/** Column name → value of a row, in the order of the file. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => CsvValue>>

/** A table on its way into a file; `name` is without the experiment's and without its ending. */
export interface CsvTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, CsvValue>>[]
}

export function csvTable<Row>(
  name: string,
  columns: CsvColumns<Row>,
  rows: readonly Row[],
): CsvTable {
  const read = Object.entries(columns)
  return {
    name,
    columns: read.map(([column]) => column),
    rows: rows.map((row) =>
      Object.fromEntries(read.map(([column, valueOf]) => [column, valueOf(row)])),
    ),
  }
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

/** The columns of a relative change, as proportions. */
export const changeColumns = <Row>(of: (row: Row) => UseFound): CsvColumns<Row> => ({
  measure: (row) => of(row).measure,
  basis: (row) => of(row).basis,
  n: (row) => of(row).n,
  without: (row) => of(row).without,
  with: (row) => of(row).with,
  change: (row) => of(row).change,
  low: (row) => of(row).changeLow,
  high: (row) => of(row).changeHigh,
  p: (row) => of(row).p,
  up: (row) => of(row).nUp,
  down: (row) => of(row).nDown,
  ratio_of_totals: (row) => of(row).ratio,
  ratio_low: (row) => of(row).ratioLow,
  ratio_high: (row) => of(row).ratioHigh,
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
