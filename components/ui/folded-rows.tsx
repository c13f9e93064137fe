import type { ReactNode } from 'react'

/** Rows that stand open; the style of `folded-rows` counts them too. */
const FIRST_ROWS = 12
/** Tables of so many rows stand open. */
const MOST_OPEN = 20

/**
 * A table of many rows with the first of them in sight and a line below that opens the rest, all in
 * one table, so that columns stay where they are. Paper has every row.
 */
export function FoldedRows({
  total,
  one,
  children,
}: {
  /** Rows of the table. */
  total: number
  /** What a row is: `configuration`. */
  one: string
  /** The table. */
  children: ReactNode
}) {
  if (total <= MOST_OPEN) return children
  return (
    <div className="folded-rows">
      {children}
      <details className="group mt-2 text-xs text-ink-2">
        <summary className="w-fit cursor-pointer hover:text-ink">
          <span className="group-open:hidden">
            {total - FIRST_ROWS} more {one}s
          </span>
          <span className="hidden group-open:inline">only the first {FIRST_ROWS}</span>
        </summary>
      </details>
    </div>
  )
}
