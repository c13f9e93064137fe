import { isQuiet, type DiffRow } from './diff-row'

/** What the page lists: a row, or a folded stretch of rows from..to, both included. */
export type DiffItem =
  | { readonly kind: 'row'; readonly row: number }
  | {
      readonly kind: 'fold'
      readonly from: number
      readonly to: number
      /** What the stretch is: nothing to see, differences of no account, or more of what one side does alone. */
      readonly of: 'equal' | 'trivial' | 'left' | 'right'
    }

/** A single equal row takes no more room than its fold. */
const LEAST_EQUAL = 2
/** Rows of one side alone that are shown before the rest folds. */
const LEAD_ALONE = 8
const LEAST_ALONE = 16

const NONE: ReadonlySet<number> = new Set()

/**
 * Folds stretches without a difference that matters, and long stretches that one side has alone. A
 * fold is known by its first row, and stays open when that is in `open`. `trivial`: rows that differ
 * in a way of no account; they fold together with the equal rows around them.
 */
export function foldRows(
  rows: readonly DiffRow[],
  open: ReadonlySet<number>,
  trivial: ReadonlySet<number> = NONE,
): DiffItem[] {
  const items: DiffItem[] = []
  const show = (from: number, to: number) => {
    for (let row = from; row <= to; row += 1) items.push({ kind: 'row', row })
  }
  const fold = (from: number, to: number, of: 'equal' | 'trivial' | 'left' | 'right') => {
    items.push({ kind: 'fold', from, to, of })
    if (open.has(from)) show(from, to)
  }
  const stretchOf = (at: number) => {
    const row = rows[at]!
    if (isQuiet(row) || trivial.has(at)) return 'equal'
    return row.kind === 'left' || row.kind === 'right' ? row.kind : null
  }
  const hasTrivial = (from: number, to: number) => {
    for (let row = from; row <= to; row += 1) if (trivial.has(row)) return true
    return false
  }
  for (let at = 0; at < rows.length;) {
    const of = stretchOf(at)
    let end = at
    while (of !== null && end + 1 < rows.length && stretchOf(end + 1) === of) end += 1
    const length = end - at + 1
    if (of === 'equal' && hasTrivial(at, end)) fold(at, end, 'trivial')
    else if (of === 'equal' && length >= LEAST_EQUAL) fold(at, end, of)
    else if (of !== null && of !== 'equal' && length >= LEAST_ALONE) {
      show(at, at + LEAD_ALONE - 1)
      fold(at + LEAD_ALONE, end, of)
    } else show(at, end)
    at = end + 1
  }
  return items
}
