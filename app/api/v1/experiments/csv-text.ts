type CsvValue = string | number | null

/** Column name → value of a row; in this order. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => CsvValue>>

/**
 * A field of a CSV. Null is empty, not 0. Text that a spreadsheet would run as a formula gets an
 * apostrophe: names come from logs.
 */
function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180) with a head. */
export function csvText<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  const names = Object.keys(columns)
  const lines = rows.map((row) => names.map((name) => field(columns[name]!(row))).join(','))
  return [names.join(','), ...lines, ''].join('\r\n')
}

/** The columns of a gain, as proportions. */
export const gainColumns = <Row>(
  gain: (row: Row) => {
    estimate: number | null
    low: number | null
    high: number | null
    nTasks: number
    nTrials: number
    method: string
  },
): CsvColumns<Row> => ({
  gain: (row) => gain(row).estimate,
  low: (row) => gain(row).low,
  high: (row) => gain(row).high,
  n_tasks: (row) => gain(row).nTasks,
  n_trials: (row) => gain(row).nTrials,
  method: (row) => gain(row).method,
})
