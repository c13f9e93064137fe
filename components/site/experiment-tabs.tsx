import Link from 'next/link'
import { experimentHref } from '@/lib/url/site'

/** The views of an experiment that exist, in the order of the navigation. */
const EXPERIMENT_TABS = [
  { view: '', label: 'Overview' },
  { view: 'domains', label: 'Domains' },
  { view: 'tasks', label: 'Tasks' },
  { view: 'harms', label: 'Harms' },
  { view: 'skills', label: 'Skills' },
  { view: 'models', label: 'Models' },
  { view: 'conditions', label: 'Conditions' },
  { view: 'figures', label: 'Printed figures' },
  { view: 'settings', label: 'Settings' },
] as const

export type ExperimentTab = (typeof EXPERIMENT_TABS)[number]['view']

export function ExperimentTabs({ slug, current }: { slug: string; current: ExperimentTab | null }) {
  return (
    <nav
      aria-label="Views of this experiment"
      className="flex flex-wrap gap-x-[22px] border-b bg-panel px-4 max-sm:gap-x-4 sm:px-6"
    >
      {EXPERIMENT_TABS.map(({ view, label }) => (
        <Link
          key={view}
          href={experimentHref(slug, view)}
          aria-current={view === current ? 'page' : undefined}
          className="border-b-2 border-transparent pt-[9px] pb-2 whitespace-nowrap text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-[550] aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
