/** What became of a row. `parted`: two steps side by side that have nothing in common. */
export const ROW_KINDS = ['same', 'changed', 'moved', 'parted', 'left', 'right'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** What differs in a changed row; `abandoned`: nothing, one side left that branch and is alone there. */
export const ROW_CHANGES = ['action', 'output', 'wording', 'prompt', 'abandoned'] as const
export type RowChange = (typeof ROW_CHANGES)[number]

/** A row of the diff: step numbers, null where a side has none. */
export interface DiffRow {
  readonly kind: RowKind
  readonly left: number | null
  readonly right: number | null
  /** Set on changed rows, and on those of a branch that was left. */
  readonly change: RowChange | null
  /** For a moved step: its number on the other side. */
  readonly movedTo: number | null
}

/** A row's name in links: its step numbers, which stay the same whenever the log is imported again. */
export const rowId = (row: Pick<DiffRow, 'left' | 'right'>): string =>
  `${row.left === null ? '' : `l${row.left}`}${row.right === null ? '' : `r${row.right}`}`

/**
 * Index of the row that a link names. Where alignment has become better since the link was made,
 * the row with the link's left step, else its right one; -1 when there is none.
 */
export function findRow(rows: readonly DiffRow[], id: string): number {
  const exact = rows.findIndex((row) => rowId(row) === id)
  if (exact >= 0) return exact
  const [, left, right] = /^(?:l(\d+))?(?:r(\d+))?$/.exec(id) ?? []
  const byLeft = left ? rows.findIndex((row) => row.left === Number(left)) : -1
  return byLeft >= 0 || !right ? byLeft : rows.findIndex((row) => row.right === Number(right))
}

/** The step of a link that neither its row nor any other has, as `l12`; null when all are there. */
export function missingHalf(rows: readonly DiffRow[], id: string): string | null {
  const [, left, right] = /^(?:l(\d+))?(?:r(\d+))?$/.exec(id) ?? []
  if (left && !rows.some((row) => row.left === Number(left))) return `l${left}`
  if (right && !rows.some((row) => row.right === Number(right))) return `r${right}`
  return null
}

/** Whether nobody needs to look at a row: the same, or said in other words. */
export const isQuiet = (row: DiffRow): boolean =>
  row.kind === 'same' ||
  row.change === 'wording' ||
  row.change === 'prompt' ||
  row.change === 'abandoned'
