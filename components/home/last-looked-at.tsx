'use client'

import Link from 'next/link'
import { useSyncExternalStore } from 'react'
import { noPages, onVisit, visitedPages } from '@/components/find/visited'
import { visibleName } from '@/lib/domain/visible-text'

const MOST = 4

/** The pages that were looked at last in this browser. */
export function LastLookedAt() {
  const pages = useSyncExternalStore(onVisit, visitedPages, noPages)
  if (pages.length === 0) return null
  return (
    <section aria-labelledby="last">
      <h2 id="last" className="mb-3">
        Last looked at
      </h2>
      <ul className="border-t">
        {pages.slice(0, MOST).map(({ title, note, href }) => (
          <li key={href} className="flex items-baseline gap-x-3 border-b py-2">
            <Link href={href} className="min-w-0 truncate underline underline-offset-2">
              {visibleName(title)}
            </Link>
            <span className="ml-auto max-w-[45%] truncate text-xs text-ink-3">
              {visibleName(note)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
