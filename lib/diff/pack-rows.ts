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
    const [kind, left, right, change, movedTo] = packed.slice(row * 5, row * 5 + 5)
    return {
      kind: ROW_KINDS[kind!]!,
      left: left || null,
      right: right || null,
      change: ROW_CHANGES[change! - 1] ?? null,
      movedTo: movedTo || null,
    }
  })
