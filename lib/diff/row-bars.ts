import { isQuiet, type DiffRow } from './diff-row'

/** What the overview of a diff shows at one place. */
export type BarKind = 'equal' | 'changed' | 'moved' | 'parted' | 'left' | 'right'

/** What stands out most is what a place with many rows shows. */
const ORDER: readonly BarKind[] = ['equal', 'moved', 'changed', 'left', 'right', 'parted']

const barKind = (row: DiffRow): BarKind =>
  isQuiet(row) || row.kind === 'same' ? 'equal' : row.kind

/** Runs of equal kind over at most `most` places: `{kind, from, to}` in rows, both included. */
export function rowBars(
  rows: readonly DiffRow[],
  most: number,
): { kind: BarKind; from: number; to: number }[] {
  const bars: { kind: BarKind; from: number; to: number }[] = []
  const count = Math.min(rows.length, most)
  for (let place = 0; place < count; place += 1) {
    const from = Math.floor((place * rows.length) / count)
    const to = Math.floor(((place + 1) * rows.length) / count) - 1
    let kind: BarKind = 'equal'
    for (let row = from; row <= to; row += 1) {
      const own = barKind(rows[row]!)
      if (ORDER.indexOf(own) > ORDER.indexOf(kind)) kind = own
    }
    const last = bars.at(-1)
    if (last?.kind === kind) last.to = to
    else bars.push({ kind, from, to })
  }
  return bars
}
