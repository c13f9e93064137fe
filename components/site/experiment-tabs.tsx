'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { experimentHref } from '@/lib/url/site'
import type { FilledView } from '@/lib/domain/filled-view'
import { openingTab, TAB_GROUPS, type TabGroup } from '@/lib/url/tab-groups'
import type { ViewTab } from '@/lib/url/views'
import { CarriedLink } from './carried-link'
import { SaveViewLink } from './save-view-link'

/**
 * The views of an experiment by group, as the registry has them: a line of groups, and a smaller one
 * with the views of the present group where it has several. Each line scrolls where it must.
 */
export function ExperimentTabs({
  slug,
  filled,
  current,
}: {
  slug: string
  /** Views that say something of it; null: not known here. */
  filled: readonly FilledView[] | null
  current: ViewTab | null
}) {
  const open = TAB_GROUPS.find(({ tabs }) => tabs.some(({ key }) => key === current)) ?? null
  return (
    <div data-chrome className="border-b bg-panel">
      <div className="flex">
        <TabLine
          label="Views of this experiment"
          current={current}
          className="min-w-0 flex-1 gap-x-[22px]"
        >
          {TAB_GROUPS.map((group) => (
            <GroupLink
              key={group.key}
              slug={slug}
              group={group}
              filled={filled}
              current={current}
            />
          ))}
        </TabLine>
        <SaveViewLink slug={slug} />
      </div>
      {open && open.tabs.length > 1 && (
        <TabLine
          label={`Views of ${open.label}`}
          current={current}
          className="gap-x-4 border-t text-xs"
        >
          {open.tabs.map(({ key, label, path, needs }) => (
            <CarriedLink
              key={key}
              href={experimentHref(slug, path)}
              aria-current={key === current ? 'page' : undefined}
              data-needs={needs.join(' ') || undefined}
              className="py-[5px] whitespace-nowrap text-ink-2 hover:text-ink aria-[current=page]:font-[550] aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:underline-offset-4"
            >
              {label}
            </CarriedLink>
          ))}
        </TabLine>
      )}
    </div>
  )
}

/** A group of one view is that view; one of several is marked as where one is, and leads to its first that is not empty. */
function GroupLink({
  slug,
  group,
  filled,
  current,
}: {
  slug: string
  group: TabGroup
  filled: readonly FilledView[] | null
  current: ViewTab | null
}) {
  const { label, tabs } = group
  const first = openingTab(group, filled)
  if (!first) return null
  const isHere = tabs.some(({ key }) => key === current)
  const here = tabs.length === 1 ? 'page' : 'true'
  return (
    <CarriedLink
      href={experimentHref(slug, first.path)}
      aria-current={isHere ? here : undefined}
      data-needs={(tabs.length === 1 && first.needs.join(' ')) || undefined}
      className="border-b-2 border-transparent pt-[9px] pb-2 whitespace-nowrap text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-[550] aria-[current]:text-ink"
    >
      {label}
    </CarriedLink>
  )
}

function TabLine({
  label,
  current,
  className,
  children,
}: {
  label: string
  current: ViewTab | null
  className: string
  children: ReactNode
}) {
  const bar = useRef<HTMLElement>(null)
  // The tab of this page is in sight on a phone too, without scrolling the page.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - bar.current.clientWidth / 3
  }, [current])
  return (
    <nav
      ref={bar}
      aria-label={label}
      className={`relative flex overflow-x-auto page-x max-sm:gap-x-4 max-sm:[scrollbar-width:none] ${className}`}
    >
      {children}
    </nav>
  )
}
