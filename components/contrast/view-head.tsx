import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { displayCounted } from '@/lib/display'
import type { contrastLinks } from './contrast-links'
import { ContrastSwitch } from './contrast-switch'
import { sayLeftOut } from './left-out-words'
import { hasOnlyFigures, OnlyFigures } from './only-figures'
import { ViewSwitches, type WhyNot } from './view-switches'

/** Head of a view: its question, the size of the data, and the switches that all views share. */
export function ViewHead({
  frame,
  title,
  links,
  whyNot,
  note,
}: {
  frame: ExperimentFrame
  title: string
  links: ReturnType<typeof contrastLinks>
  /** Switches that have no meaning on this view, each with its reason. */
  whyNot?: WhyNot
  note?: string
}) {
  const { experiment, conditions, contrast } = frame
  const leftOut = contrast && !whyNot?.weighting ? sayLeftOut(experiment, contrast.weighting) : null
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-rule-strong pb-4">
      <div className="max-w-[820px] min-w-0 flex-1 basis-[300px]">
        <h1>{title}</h1>
        <p className="text-ink-2">
          {hasOnlyFigures(experiment) ? (
            <OnlyFigures slug={experiment.slug} />
          ) : (
            <>
              {displayCounted(experiment.nTasks, 'task')},{' '}
              {displayCounted(experiment.nConfigurations, 'configuration')},{' '}
              {displayCounted(experiment.nTrials, 'trial')}
              {experiment.kind === 'published' && ', published'}
            </>
          )}
          {note && ` · ${note}`}
        </p>
        {leftOut && <p className="text-ink-2">{leftOut}</p>}
      </div>
      <div className="grid gap-2 text-xs text-ink-3 sm:justify-items-end">
        <ContrastSwitch conditions={conditions} contrast={contrast} hrefs={links.conditions} />
        {contrast && <ViewSwitches links={links} contrast={contrast} whyNot={whyNot} />}
      </div>
    </div>
  )
}
