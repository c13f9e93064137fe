import { SwitchLinks } from '@/components/ui/switch-links'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import { UNCERTAINTIES, type Uncertainty } from '@/lib/domain/uncertainty'
import type { contrastLinks } from './contrast-links'

/** Why the error policy cannot be switched on published cells. */
export const NO_STATUSES =
  'The source prints no statuses, so that errors cannot be counted another way.'

/** Why there is no interval for running the same tasks again. */
export const NO_RERUN =
  'No task of some configuration was run twice under a condition: how much a run varies is unknown.'

/** What has no meaning where each row is one task. */
export const WHY_NOT_OF_A_TASK: WhyNot = {
  uncertainty:
    'One task has no spread between tasks: its interval says where these same configurations would land when run again, or with partial rewards where other configurations would.',
  heldUncertainty: 'rerun',
  weighting: 'A row is one task: there is nothing to weigh.',
}

/** Why a switch has no meaning on a view; what is not named can be switched. */
export interface WhyNot {
  readonly uncertainty?: string
  /** The kind of interval that holds then; `new_tasks` if it is not said. */
  readonly heldUncertainty?: Uncertainty
  readonly weighting?: string
}

/**
 * The three switches of every view: what the interval is about, what an error counts as, what counts
 * once. One without meaning here stands there all the same, switched off and with its reason.
 */
export function ViewSwitches({
  links,
  contrast,
  whyNot = {},
}: {
  links: ReturnType<typeof contrastLinks>
  contrast: ContrastHead
  whyNot?: WhyNot
}) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3 sm:justify-end">
      <SwitchLinks
        label="uncertainty"
        options={links.uncertainties}
        whyDisabled={whyNot.uncertainty ?? (contrast.canRerun ? undefined : NO_RERUN)}
        held={UNCERTAINTIES.indexOf(whyNot.heldUncertainty ?? 'new_tasks')}
      />
      <SwitchLinks
        label="errors"
        options={links.policies}
        whyDisabled={contrast.canSwitchPolicy ? undefined : NO_STATUSES}
      />
      <SwitchLinks label="weight" options={links.weightings} whyDisabled={whyNot.weighting} />
    </div>
  )
}
