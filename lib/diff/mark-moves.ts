import type { DiffRow } from './diff-row'
import type { Parts } from '@/lib/domain/parts'
import type { Action } from './step-action'

/** Rows that a reading may be out of order by and still count as the same. */
const READING_REACH = 64

/** Rows by the action that stands in them alone, where it does so once: a repetition is no move. */
function aloneOnce(rows: readonly DiffRow[], kind: 'left' | 'right', actions: readonly Action[]) {
  const places = new Map<string, number>()
  rows.forEach((row, at) => {
    if (row.kind !== kind) return
    const action = actions[row[kind]! - 1]!
    if (action.kind === 'tool') places.set(action.exact, places.has(action.exact) ? -1 : at)
  })
  return places
}

/**
 * Finds steps that both sides took at different places. Where only readings lie between, their
 * order means nothing: they become one row, the same. Else both rows are moved and know each other.
 */
export function* markMoves(
  rows: readonly DiffRow[],
  left: readonly Action[],
  right: readonly Action[],
): Parts<DiffRow[]> {
  const marked: (DiffRow | null)[] = [...rows]
  const rights = aloneOnce(rows, 'right', right)
  yield
  const lefts = aloneOnce(rows, 'left', left)
  yield
  const isQuietBetween = (from: number, to: number) =>
    rows.slice(from + 1, to).every((row) => {
      const steps = [
        row.left === null ? null : left[row.left - 1]!,
        row.right === null ? null : right[row.right - 1]!,
      ]
      return steps.every((step) => step === null || step.isReading || step.kind !== 'tool')
    })
  for (const [exact, leftAt] of lefts) {
    const rightAt = rights.get(exact)
    if (leftAt === -1 || rightAt === undefined || rightAt === -1) continue
    const leftRow = rows[leftAt]!
    const rightRow = rows[rightAt]!
    const [first, last] = [Math.min(leftAt, rightAt), Math.max(leftAt, rightAt)]
    const isReading = left[leftRow.left! - 1]!.isReading
    if (isReading && last - first <= READING_REACH && isQuietBetween(first, last)) {
      marked[first] = { ...leftRow, kind: 'same', right: rightRow.right }
      marked[last] = null
    } else {
      marked[leftAt] = { ...leftRow, kind: 'moved', movedTo: rightRow.right }
      marked[rightAt] = { ...rightRow, kind: 'moved', movedTo: leftRow.left }
    }
  }
  return marked.filter((row) => row !== null)
}
