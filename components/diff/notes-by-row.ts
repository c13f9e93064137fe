import { findRow, type DiffRow } from '@/lib/diff/diff-row'

/**
 * What belongs to rows by their names in links, by the place of the row. Where alignment has become
 * better since, it goes to the row with one of its steps, as a link to it does.
 */
export function notesByRow<Notes>(
  rows: readonly DiffRow[],
  named: Readonly<Record<string, Notes>>,
): ReadonlyMap<number, readonly Notes[]> {
  const found = new Map<number, Notes[]>()
  for (const [name, notes] of Object.entries(named)) {
    const at = findRow(rows, name)
    if (at >= 0) found.set(at, [...(found.get(at) ?? []), notes])
  }
  return found
}
