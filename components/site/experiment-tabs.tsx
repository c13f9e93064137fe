'use client'

import { useEffect, useRef } from 'react'
import { experimentHref } from '@/lib/url/site'
import { TABS, type ViewTab } from '@/lib/url/views'
import { CarriedLink } from './carried-link'

/** The views of an experiment, as the registry has them, in one line that scrolls where it must. */
export function ExperimentTabs({ slug, current }: { slug: string; current: ViewTab | null }) {
  const bar = useRef<HTMLElement>(null)
  // The tab of this page is in sight on a phone too, without scrolling the page.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - bar.current.clientWidth / 3
  }, [current])
  return (
    <nav
      ref={bar}
      aria-label="Views of this experiment"
      className="relative flex gap-x-[22px] overflow-x-auto border-b bg-panel page-x max-sm:gap-x-4 max-sm:[scrollbar-width:none]"
    >
      {TABS.map(({ key, label, path, needs }) => (
        <CarriedLink
          key={key}
          href={experimentHref(slug, path)}
          aria-current={key === current ? 'page' : undefined}
          data-needs={needs.join(' ') || undefined}
          className="border-b-2 border-transparent pt-[9px] pb-2 whitespace-nowrap text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-[550] aria-[current=page]:text-ink"
        >
          {label}
        </CarriedLink>
      ))}
    </nav>
  )
}
