import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { displayCounted } from '@/lib/display'
import type { WhyNot } from './comparison-rows'
import { CountedNote } from './counted-note'
import { sayLeftOut } from './left-out-words'
import { hasOnlyFigures, OnlyFigures } from './only-figures'

/** Head of a view: its question, and the size of the data. */
export function ViewHead({
  frame,
  title,
  whyNot,
  note,
}: {
  frame: ExperimentFrame
  title: string
  /** Parts of the comparison that have no meaning on this view, each with its reason. */
  whyNot?: WhyNot
  note?: string
}) {
  const { experiment, contrast } = frame
  const leftOut = contrast && !whyNot?.weighting ? sayLeftOut(experiment, contrast.weighting) : null
  return (
    <div className="border-b border-rule-strong pb-4">
      <div className="max-w-[820px]">
        <h1>{title}</h1>
        <p className="text-ink-2">
          {hasOnlyFigures(experiment) ? (
            <OnlyFigures {...experiment} />
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
        {contrast && <CountedNote contrast={contrast} />}
      </div>
    </div>
  )
}
