import type { Inline, ShareDocument } from './document'
import { paragraph, present, shareTable } from './document'

/** Rows of a table that Markdown holds; the CSV has all. */
export const MOST_ROWS = 100

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
  /** How many there are, of which these may be the first. */
  readonly total: number
}

const shown = (value: string | number | null | undefined): Inline => {
  if (value === null || value === undefined) return '—'
  return typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : value
}

/** A table of a view that has no words of its own. Rates and differences are proportions, as in the CSV. */
export function shareRows(
  title: string,
  href: string,
  { columns, rows, total }: Table,
): ShareDocument {
  const some = rows.slice(0, MOST_ROWS)
  return {
    title,
    href,
    blocks: present(
      paragraph('Rates and differences are proportions: 0.05 is 5 percentage points.'),
      some.length < total ? paragraph(`${some.length} rows of ${total}.`) : null,
      rows.length === 0
        ? paragraph('No rows.')
        : shareTable(
            columns,
            some.map((row) => columns.map((column) => shown(row[column]))),
          ),
    ),
  }
}
