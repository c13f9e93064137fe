import Link from 'next/link'
import type { ReactNode } from 'react'

interface PageLinksProps {
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly href: (page: number) => string
  /** What the pages hold, in front of the links. */
  readonly children: ReactNode
}

/** Links to the pages before and after this one of a list. */
export const PageLinks = ({ page, pageSize, total, href, children }: PageLinksProps) => (
  <nav aria-label="Pages" className="mt-3 flex gap-4 text-xs text-ink-3">
    <span>{children}</span>
    {page > 1 && (
      <Link href={href(page - 1)} className="underline underline-offset-2">
        Previous
      </Link>
    )}
    {page * pageSize < total && (
      <Link href={href(page + 1)} className="underline underline-offset-2">
        Next
      </Link>
    )}
  </nav>
)
