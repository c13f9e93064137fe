import { ROW_CHANGES, ROW_KINDS, type DiffRow } from './diff-row'

/** Rows as numbers, five a row: kind, left, right, change, movedTo; 0 for none. */
export type PackedRows = readonly number[]

export const packRows = (rows: readonly DiffRow[]): PackedRows =>
  rows.flatMap((row) => [
    ROW_KINDS.indexOf(row.kind),
    row.left ?? 0,
    row.right ?? 0,
    row.change === null ? 0 : ROW_CHANGES.indexOf(row.change) + 1,
    row.movedTo ?? 0,
  ])

/** The inverse of `packRows`. */
export const unpackRows = (packed: PackedRows): DiffRow[] =>
  Array.from({ length: packed.length / 5 }, (_, row) => {
    const at = row * 5
    return {
      kind: ROW_KINDS[packed[at]!]!,
      left: packed[at + 1]! || null,
      right: packed[at + 2]! || null,
      change: ROW_CHANGES[packed[at + 3]! - 1] ?? null,
      movedTo: packed[at + 4]! || null,
    }
  })
