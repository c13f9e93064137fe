import { SwitchLinks } from '@/components/ui/switch-links'
import type { ExperimentFrame } from '@/lib/analysis/describe-contrast'
import { displayCounted } from '@/lib/display'
import type { contrastLinks } from './contrast-links'
import { ContrastSwitch } from './contrast-switch'

/** Why the error policy cannot be switched on published cells. */
export const NO_STATUSES =
  'The source prints no statuses, so that errors cannot be counted another way.'

/** Head of a view: its question, the size of the data, and the switches that all views share. */
export function ViewHead({
  frame,
  title,
  links,
  whyNoRerun,
  note,
}: {
  frame: ExperimentFrame
  title: string
  links: ReturnType<typeof contrastLinks>
  /** Why the kind of uncertainty cannot be switched here. */
  whyNoRerun?: string
  note?: string
}) {
  const { experiment, conditions, contrast } = frame
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-rule-strong pb-4">
      <div className="min-w-0 max-w-[820px]">
        <h1>{title}</h1>
        <p className="text-ink-2">
          {displayCounted(experiment.nTasks, 'task')},{' '}
          {displayCounted(experiment.nConfigurations, 'configuration')},{' '}
          {displayCounted(experiment.nTrials, 'trial')}
          {experiment.kind === 'published' && ', published'}
          {note && ` · ${note}`}
        </p>
      </div>
      <div className="grid gap-2 text-xs text-ink-3">
        <ContrastSwitch conditions={conditions} contrast={contrast} hrefs={links.conditions} />
        {contrast && (
          <div className="flex flex-wrap gap-x-4 gap-y-1 sm:justify-end">
            <SwitchLinks
              label="uncertainty"
              options={
                whyNoRerun
                  ? links.uncertainties.map((one, index) => ({ ...one, isCurrent: index === 0 }))
                  : links.uncertainties
              }
              whyDisabled={whyNoRerun}
            />
            <SwitchLinks
              label="errors"
              options={links.policies}
              whyDisabled={contrast.canSwitchPolicy ? undefined : NO_STATUSES}
            />
          </div>
        )}
      </div>
    </div>
  )
}
