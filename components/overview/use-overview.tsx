import Link from 'next/link'
import { CountedNote } from '@/components/contrast/counted-note'
import { CopyMarkdown } from '@/components/share/copy-markdown'
import { Section } from '@/components/ui/section'
import { UseAnswer } from '@/components/use/use-answer'
import { UseMethod } from '@/components/use/use-method'
import { UseParts } from '@/components/use/use-parts'
import type { UseView } from '@/lib/analysis/use/view-use'
import type { UseTask } from '@/lib/cells/use-change-by'
import { displayChange, displayUse } from '@/lib/cells/use-words'
import { displayCounted } from '@/lib/display'
import type { Use } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { shareUse } from '@/lib/share/share-use'
import { costsHref } from '@/lib/url/costs'
import { overviewHref, type ContrastParams } from '@/lib/url/experiment'
import { harmsHref } from '@/lib/url/harms'
import { taskViewHref } from '@/lib/url/task'
import { tasksHref } from '@/lib/url/task-list'
import { OverviewHead } from './overview-head'
import { SuccessFigure } from './success-figure'
import { UseFigure } from './use-figure'
import { UseSection } from './use-section'

/** The overview by something that runs use: success and its cost side by side, then taken apart. */
export function UseOverview({ view, params }: { view: UseView; params: ContrastParams }) {
  const { experiment, contrast, headline, change, measure } = view
  const { slug } = experiment
  return (
    <>
      <OverviewHead summary={view}>
        <div className="flex flex-wrap items-start gap-3">
          <CopyMarkdown document={shareUse(view, 'Overview', overviewHref(slug, params))} />
          {contrast && <CountedNote contrast={contrast} />}
        </div>
      </OverviewHead>
      <UseAnswer view={view} />
      {change && headline && contrast && (
        <div className="flex flex-wrap gap-x-10 gap-y-5 border-b py-4">
          <UseFigure change={change} contrast={contrast} />
          <SuccessFigure headline={headline} contrast={contrast} />
        </div>
      )}
      <UseParts
        parts={view.parts}
        differ={view.differ}
        measure={measure}
        csvHref={null}
        domainHref={(domain) => tasksHref(slug, { ...params, domain: [domain ?? ''] })}
      />
      {view.costliest.length > 0 && (
        <Costliest
          tasks={view.costliest}
          measure={measure}
          href={(task) => taskViewHref(slug, task, params)}
          allHref={harmsHref(slug, params)}
        />
      )}
      <UseSection
        contrast={contrast}
        changes={view.all}
        source={experiment.kind}
        href={costsHref(slug, params)}
      />
      {change && view.all.length === 0 && <UseMethod />}
    </>
  )
}

/** The tasks whose runs use more with skills, the largest increase first. */
const Costliest = ({
  tasks,
  measure,
  href,
  allHref,
}: {
  tasks: readonly UseTask[]
  measure: Use
  href: (task: string) => string
  allHref: string
}) => (
  <Section
    id="costliest"
    title="On which tasks do skills cost most?"
    aside="largest increase first"
  >
    <ol className="grid max-w-[620px] gap-y-[6px]">
      {tasks.map((task) => (
        <li key={task.task} className="flex items-baseline justify-between gap-x-4">
          <span className="min-w-0 wrap-anywhere">
            <Link href={href(task.task)} className="font-mono text-xs hover:underline">
              {visibleName(task.task)}
            </Link>
            <span className="block text-2xs text-ink-3">
              {displayUse(measure, task.typicalWithout)} → {displayUse(measure, task.typicalWith)} ·
              more in {task.nUp} of {displayCounted(task.nConfigurations, 'configuration')}
            </span>
          </span>
          <strong className="font-[600] whitespace-nowrap">{displayChange(task.change)}</strong>
        </li>
      ))}
    </ol>
    <p className="mt-2 text-xs">
      <Link href={allHref} className="underline underline-offset-2">
        All of them
      </Link>
    </p>
  </Section>
)
