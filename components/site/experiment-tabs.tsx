import Link from 'next/link'
import { experimentHref } from '@/lib/url/site'
import { TABS, type ViewTab } from '@/lib/url/views'

/** The views of an experiment, as the registry has them. */
export function ExperimentTabs({ slug, current }: { slug: string; current: ViewTab | null }) {
  return (
    <nav
      aria-label="Views of this experiment"
      className="flex flex-wrap gap-x-[22px] border-b bg-panel px-4 max-sm:gap-x-4 sm:px-6"
    >
      {TABS.map(({ key, label, path }) => (
        <Link
          key={key}
          href={experimentHref(slug, path)}
          aria-current={key === current ? 'page' : undefined}
          className="border-b-2 border-transparent pt-[9px] pb-2 whitespace-nowrap text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-[550] aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
