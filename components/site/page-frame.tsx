import Link from 'next/link'
import type { ReactNode } from 'react'
import { FindField } from '@/components/find/find-field'
import { NoteVisit } from '@/components/find/note-visit'
import { docHref, docsHref } from '@/lib/url/docs'
import { experimentHref, homeHref, importsHref } from '@/lib/url/site'
import { GENERATED_NOTE } from '@/lib/domain/generated-note'
import type { FilledView } from '@/lib/domain/filled-view'
import { visibleName } from '@/lib/domain/visible-text'
import type { ViewTab } from '@/lib/url/views'
import { CarriedLink } from './carried-link'
import { ThemeSwitch } from './theme-switch'
import { ExperimentTabs } from './experiment-tabs'

export interface Crumb {
  readonly label: string
  readonly href?: string
}

export interface FrameExperiment {
  readonly slug: string
  readonly name: string
  /** Marked on every page: its logs were made by our generator. */
  readonly isGenerated: boolean
  /** Which of the views that may be empty say something of it; absent: the page has not asked. */
  readonly filledViews?: readonly FilledView[]
}

interface PageFrameProps {
  readonly experiment?: FrameExperiment
  readonly tab?: ViewTab
  /** What comes after the experiment, the page itself last. */
  readonly crumbs?: readonly Crumb[]
  /** What the numbers compare: the line below the tabs. */
  readonly comparison?: ReactNode
  readonly children: ReactNode
}

/** What every page shares: skip link, bar with the way here, tabs of the experiment, main. */
export function PageFrame({ experiment, tab, crumbs = [], comparison, children }: PageFrameProps) {
  const trail: Crumb[] = experiment
    ? [
        { label: 'Experiments', href: homeHref() },
        { label: experiment.name, href: experimentHref(experiment.slug) },
        ...crumbs,
      ]
    : [...crumbs]
  return (
    <>
      <a
        href="#main"
        className="absolute -top-10 left-2 z-50 bg-panel px-3 py-2 underline focus:top-2"
      >
        Skip to content
      </a>
      <header className="flex h-11 items-center gap-5 border-b bg-panel page-x">
        <Link href={homeHref()} className="font-[650] tracking-[-.01em]">
          Skillscope
        </Link>
        <Trail trail={trail} />
        <div className="ml-auto flex min-w-0 items-center gap-4">
          <FindField />
          <Link href={docsHref()} className="text-ink-2 hover:text-ink max-sm:hidden">
            Docs
          </Link>
          <Link
            href={importsHref()}
            aria-label="Import logs"
            className="rounded-[5px] border px-[10px] py-[2px] font-[550] whitespace-nowrap hover:border-rule-strong"
          >
            Import
          </Link>
        </div>
      </header>
      {experiment && (
        <ExperimentTabs
          slug={experiment.slug}
          filled={experiment.filledViews ?? null}
          current={tab ?? null}
        />
      )}
      {comparison}
      {experiment?.isGenerated && <GeneratedNotice />}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-[1232px] px-4 py-6 outline-none sm:px-6"
      >
        {children}
      </main>
      {experiment && <NoteVisit note={experiment.name} />}
      <footer
        data-chrome
        className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-1 border-t page-x py-3 text-xs text-ink-3"
      >
        <Link href={docsHref()} className="hover:text-ink hover:underline">
          Docs
        </Link>
        <Link href={docHref('glossary')} className="hover:text-ink hover:underline">
          Glossary
        </Link>
        <span>Times are in UTC.</span>
        <span className="ml-auto">
          <ThemeSwitch />
        </span>
      </footer>
    </>
  )
}

function Trail({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are" className="min-w-0 flex-1 max-sm:hidden">
      <ol className="flex gap-1 overflow-hidden whitespace-nowrap text-ink-2">
        {trail.map((crumb, index) => (
          <li key={index} className="flex min-w-0 gap-1">
            {index > 0 && <span aria-hidden>/</span>}
            {crumb.href && index < trail.length - 1 ? (
              <CarriedLink href={crumb.href} className="truncate hover:text-ink hover:underline">
                {visibleName(crumb.label)}
              </CarriedLink>
            ) : (
              <span
                className="truncate"
                aria-current={index === trail.length - 1 ? 'page' : undefined}
              >
                {visibleName(crumb.label)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function GeneratedNotice() {
  return (
    <aside
      aria-label="What these data are"
      className="border-b bg-sunk page-x py-1 text-xs text-ink-2"
    >
      <strong className="font-[600] text-ink">{GENERATED_NOTE.title}</strong> {GENERATED_NOTE.text}
    </aside>
  )
}
