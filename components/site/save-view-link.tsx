'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { savedViewsHref } from '@/lib/url/saved-views'

/** Brings the page one stands on, with all that is chosen on it, to where it gets a name. */
export function SaveViewLink({ slug }: { slug: string }) {
  const path = usePathname()
  const search = useSearchParams().toString()
  const here = search ? `${path}?${search}` : path
  return (
    <nav aria-label="Saved views" className="flex flex-none border-l page-end">
      <Link
        href={savedViewsHref(slug, path === savedViewsHref(slug) ? {} : { save: here })}
        prefetch={false}
        rel="nofollow"
        title="Give this page, with all that is chosen on it, a name"
        className="pl-3 pt-[9px] pb-2 text-xs leading-5 whitespace-nowrap text-ink-3 hover:text-ink"
      >
        Save view
      </Link>
    </nav>
  )
}
