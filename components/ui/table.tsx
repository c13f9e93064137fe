import type { CSSProperties, ReactNode } from 'react'

/** The head of a column. */
export interface TableHead {
  readonly label: ReactNode
  /** Numbers stand on the right. */
  readonly isRight?: boolean
  /** Said to screen readers only: the column explains itself. */
  readonly isHidden?: boolean
  readonly title?: string
  readonly className?: string
}

/** Heads of columns of numbers. */
export const right = (...labels: readonly string[]): TableHead[] =>
  labels.map((label) => ({ label, isRight: true }))

/** For columns that a phone has no room for: what they say stands below their neighbours there. */
export const WIDE = 'max-sm:hidden'

/** The same heads on wide screens only. */
export const wide = (heads: readonly TableHead[]): TableHead[] =>
  heads.map((head) => ({ ...head, className: WIDE }))

/** Rows of a table; a dense one has more of them in sight. */
export const rowClass = (density: 'normal' | 'dense' = 'normal') =>
  `border-b last:border-0 [&>*]:pr-4 [&>:last-child]:pr-0 [&>th]:text-ink ${density === 'dense' ? '[&>*]:py-[2px]' : '[&>*]:py-[6px]'}`

/**
 * A table in a box of its own, which scrolls sideways where the page is too narrow: never the page.
 * A box without links takes the focus itself, so that arrow keys can scroll it.
 */
export function Table({
  caption,
  heads,
  least,
  hasLinks = false,
  children,
}: {
  /** What the table shows, for those who cannot see where it stands. */
  caption: string
  heads: readonly (TableHead | string)[]
  /** Least width in pixels before it scrolls; a phone gives each column what it needs. */
  least?: number
  hasLinks?: boolean
  /** Rows. */
  children: ReactNode
}) {
  const columns = heads.map((head): TableHead =>
    typeof head === 'string' ? { label: head } : head,
  )
  return (
    <div
      className="scroll-x"
      {...(!hasLinks && {
        ...{ role: 'region', tabIndex: 0 },
        'aria-label': `${caption}, to be scrolled sideways`,
      })}
    >
      <table
        className="w-full sm:min-w-(--least)"
        style={least ? ({ '--least': `${least}px` } as CSSProperties) : undefined}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-rule-strong align-bottom [&>th]:whitespace-nowrap [&>th]:pr-4 [&>th]:pb-[6px] [&>th:last-child]:pr-0">
            {columns.map(({ label, isRight, isHidden, title, className = '' }, index) => (
              <th
                key={typeof label === 'string' ? label : index}
                scope="col"
                title={title}
                className={`${isRight ? 'text-right' : ''} ${className}`}
              >
                {isHidden ? <span className="sr-only">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
