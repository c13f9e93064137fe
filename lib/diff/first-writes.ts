import { isQuiet, type DiffRow } from './diff-row'
import type { ActionOf, Side } from './row-actions'

/** A step of each side, by number; null where it never writes what the other does not. */
export type FirstWrites = Readonly<Record<Side, number | null>>

const WRITES = /^(?:writes|edits|appends)\b/

/** The first step of each side that writes or edits a file otherwise than the other side does. */
export function firstDifferingWrites(rows: readonly DiffRow[], actionOf: ActionOf): FirstWrites {
  const firstOf = (side: Side) =>
    rows.find((row) => {
      // Another answer to the same write is no other write.
      if (isQuiet(row) || row.change === 'output') return false
      const action = actionOf(row, side)
      return action !== null && WRITES.test(action.phrase.verb)
    })?.[side] ?? null
  return { left: firstOf('left'), right: firstOf('right') }
}
