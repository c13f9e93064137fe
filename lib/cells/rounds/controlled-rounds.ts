import type { PrintedTable } from '@/lib/domain/printed-table'

/** One thing before and after a single round, as a source prints it. */
export interface ControlledRound {
  readonly name: string
  readonly before: number
  readonly after: number
  /** In the unit of the table, computed from the two. */
  readonly difference: number
  /** As the source prints the gain; null where it prints none. */
  readonly printed: number | null
  /** The difference in percent of `before`; null where that is not above 0. */
  readonly relative: number | null
  readonly source: string
  readonly notes: string | null
}

/** Rows of tables that print a reading before and one after a round. */
export function controlledRounds(tables: readonly PrintedTable[]): ControlledRound[] {
  return tables
    .filter(({ columns, rowDims }) => columns[0] === 'baseline' && rowDims.length === 1)
    .flatMap(({ rows, source, notes, columns }) =>
      rows.flatMap(([name, before, after, printed]) => {
        if (typeof before !== 'number' || typeof after !== 'number') return []
        const difference = after - before
        return {
          ...{ name: String(name), before, after, difference, source, notes },
          printed: columns[2] === 'gain_points' && typeof printed === 'number' ? printed : null,
          relative: before > 0 ? (difference / before) * 100 : null,
        }
      }),
    )
}
