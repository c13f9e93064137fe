import Link from 'next/link'
import { ViewHead } from '@/components/contrast/view-head'
import type { UseQuestion, UseView as View } from '@/lib/analysis/use/view-use'
import { asCsv, viewDataHref } from '@/lib/url/views'
import { serializeContrast, type ContrastParams } from '@/lib/url/experiment'
import { modelsHref } from '@/lib/url/models'
import { tasksHref } from '@/lib/url/task-list'
import { UseAnswer } from './use-answer'
import { UseMethod } from './use-method'
import { UseParts } from './use-parts'
import { titleOfUse } from './use-words'

/** A view of an experiment by what runs use, as its link asks. */
export function UseView({
  view,
  tab,
  params,
}: {
  view: View
  tab: Exclude<UseQuestion['view'], 'overview'>
  params: ContrastParams
}) {
  const { slug } = view.experiment
  const isPrinted = view.experiment.kind === 'published'
  const hasNoSizes = tab === 'skills' && view.change && !isPrinted && view.parts.length === 0
  return (
    <>
      <ViewHead frame={view} title={titleOfUse(tab, view.measure)} />
      <UseAnswer view={view} />
      <UseParts
        parts={view.parts}
        differ={view.differ}
        measure={view.measure}
        csvHref={asCsv(serializeContrast(viewDataHref(slug, tab), params))}
        domainHref={(domain) => tasksHref(slug, { ...params, domain: [domain ?? ''] })}
      />
      {hasNoSizes && (
        <p className="mt-6 max-w-[620px] text-ink-2">
          No task says which skills it offers. Task folders with their skills fill this view.
        </p>
      )}
      {view.change && isPrinted && (tab === 'domains' || tab === 'skills') && (
        <p className="mt-6 max-w-[620px] text-ink-2">
          The source prints means of configurations only, which no task, domain or size of skills
          can be told from. They are taken apart on Models.
        </p>
      )}
      {tab === 'models' && (
        <p className="mt-6 max-w-[620px] text-ink-2">
          Whether a small model with skills may stand in for a large one, and what a solved task
          costs, stands{' '}
          <Link
            href={modelsHref(slug, { ...params, measure: 'reward', only: 'all' })}
            className="underline underline-offset-2"
          >
            under reward
          </Link>
          .
        </p>
      )}
      {view.change && <UseMethod />}
    </>
  )
}
