import { CarriedLink } from '@/components/site/carried-link'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { armsHref } from '@/lib/url/diff'

/** From two trials to all trials of their arms, where the two are of one task and configuration. */
export function ArmsLink({ left, right }: { left: TrialAnswer | null; right: TrialAnswer | null }) {
  if (!left || !right) return null
  const isOneCell =
    left.experiment.slug === right.experiment.slug &&
    left.task.name === right.task.name &&
    left.configurationKey === right.configurationKey
  if (!isOneCell || left.conditionKey === right.conditionKey) return null
  return (
    <CarriedLink
      href={armsHref({
        experiment: left.experiment.slug,
        task: left.task.name,
        configuration: left.configurationKey,
        without: left.conditionKey,
        with: right.conditionKey,
      })}
      className="rounded-full border bg-panel px-[10px] py-[2px] text-xs text-ink-2 hover:border-rule-strong hover:text-ink"
    >
      All trials: {left.placeOf} against {right.placeOf}
    </CarriedLink>
  )
}
