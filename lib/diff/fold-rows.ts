import { isQuiet, type DiffRow } from './diff-row'

/** What the page lists: a row, or a folded stretch of rows from..to, both included. */
export type DiffItem =
  | { readonly kind: 'row'; readonly row: number }
  | {
      readonly kind: 'fold'
      readonly from: number
      readonly to: number
      /** What the stretch is: nothing to see, or more of what one side does alone. */
      readonly of: 'equal' | 'left' | 'right'
    }

/** A single equal row takes no more room than its fold. */
const LEAST_EQUAL = 2
/** Rows of one side alone that are shown before the rest folds. */
const LEAD_ALONE = 8
const LEAST_ALONE = 16

/**
 * Folds stretches without a difference, and long stretches that one side has alone. A fold is
 * known by its first row, and stays open when that is in `open`.
 */
export function foldRows(rows: readonly DiffRow[], open: ReadonlySet<number>): DiffItem[] {
  const items: DiffItem[] = []
  const show = (from: number, to: number) => {
    for (let row = from; row <= to; row += 1) items.push({ kind: 'row', row })
  }
  const fold = (from: number, to: number, of: 'equal' | 'left' | 'right') => {
    items.push({ kind: 'fold', from, to, of })
    if (open.has(from)) show(from, to)
  }
  const stretchOf = (row: DiffRow) =>
    isQuiet(row) ? 'equal' : row.kind === 'left' || row.kind === 'right' ? row.kind : null
  for (let at = 0; at < rows.length;) {
    const of = stretchOf(rows[at]!)
    let end = at
    while (of !== null && end + 1 < rows.length && stretchOf(rows[end + 1]!) === of) end += 1
    const length = end - at + 1
    if (of === 'equal' && length >= LEAST_EQUAL) fold(at, end, of)
    else if (of !== null && of !== 'equal' && length >= LEAST_ALONE) {
      show(at, at + LEAD_ALONE - 1)
      fold(at + LEAD_ALONE, end, of)
    } else show(at, end)
    at = end + 1
  }
  return items
}
