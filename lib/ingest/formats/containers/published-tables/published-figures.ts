import type { LogProblem } from '@/lib/domain/problem'
import { numberOf, type TableRow } from './find-published-tables'

/** A figure that a source prints only as an aggregate; columns as in `published_figure`. */
export interface PublishedFigure {
  readonly scope: string
  readonly key: string
  readonly condition_key: string | null
  readonly measure: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly interval_kind: string | null
  readonly n: number | null
  readonly source: string
  readonly note: string | null
}

export const FIGURE_FIELDS = [
  'scope',
  'key',
  'condition_key',
  'measure',
  'value',
  'low',
  'high',
  'interval_kind',
  'n',
  'source',
  'note',
] as const

function figureOf(row: TableRow): PublishedFigure | string {
  const figure = {
    scope: row.text('scope'),
    key: row.text('key'),
    condition_key: row.text('condition') || null,
    measure: row.text('measure'),
    value: numberOf(row.text('value')),
    low: numberOf(row.text('low')),
    high: numberOf(row.text('high')),
    interval_kind: row.text('interval_kind') || null,
    n: numberOf(row.text('n')),
    source: row.text('source'),
    note: row.text('note') || null,
  }
  const { scope, key, measure, source, value, low, high, n } = figure
  if ([scope, key, measure, source].includes('')) return 'scope, key, measure or source is empty'
  if ([value, low, high, n].some(Number.isNaN)) return 'value, low, high or n is no number'
  return figure
}

/** Figures of a table with the columns scope, key, condition, measure, value, low, high, interval_kind, n, source, note. */
export function parseFigures(
  rows: readonly TableRow[],
  file: string,
): { figures: PublishedFigure[]; problems: LogProblem[] } {
  const figures: PublishedFigure[] = []
  const problems: LogProblem[] = []
  for (const row of rows) {
    const figure = figureOf(row)
    if (typeof figure === 'string') {
      problems.push({ code: 'cell_invalid', file, line: row.line, detail: figure })
    } else figures.push(figure)
  }
  return { figures, problems }
}
