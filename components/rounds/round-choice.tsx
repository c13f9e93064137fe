import { SwitchLinks } from '@/components/ui/switch-links'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { displayCounted } from '@/lib/display'
import { ROUND_UNITS, type RoundOf } from '@/lib/domain/round'
import { visibleName } from '@/lib/domain/visible-text'
import { roundsHref, type RoundsParams } from '@/lib/url/rounds'

const UNIT_WORDS: Record<RoundOf, string> = {
  round: 'as logged',
  import: 'an import',
  week: 'a week',
}

/** What a round is: what the logs call one, an import, or a week. Nothing where there are no trials. */
export function RoundChoice({ view, params }: { view: RoundsView; params: RoundsParams }) {
  const { experiment, by } = view
  if (experiment.kind !== 'logs' || experiment.nTrials === 0) return null
  return (
    <p className="mt-4 text-xs text-ink-3">
      <SwitchLinks
        label="A round is"
        options={ROUND_UNITS.map((unit) => ({
          label: UNIT_WORDS[unit],
          href: roundsHref(experiment.slug, { ...params, by: unit }),
          isCurrent: by === unit,
        }))}
      />
    </p>
  )
}

/** What readings over imports or weeks are of, and what they leave out. */
export function OverTimeNote({ view }: { view: RoundsView }) {
  const { by, overTime, contrast, groups } = view
  if (by === 'round' || overTime === null) return null
  const compared = contrast ? `“${visibleName(contrast.with.label)}”` : 'a compared condition'
  if (overTime.isAsImported)
    return (
      <p className="mt-4 max-w-[760px] text-ink-2">
        Which trials arrived when is known with the changes of reviewers only: choose the data as
        reviewed.
      </p>
    )
  if (!groups.some(({ key }) => key === by))
    return (
      <p className="mt-4 max-w-[760px] text-ink-2">
        No reading by {by}: trials of {compared}{' '}
        {by === 'import' ? 'came in fewer than two imports' : 'ran in fewer than two weeks'} that
        share a task with the baseline. Another condition may be chosen in the comparison above.
      </p>
    )
  const { nEarlier, nUndated } = overTime
  return (
    <p className="mt-2 max-w-[760px] text-xs text-ink-2">
      Each reading is of the trials of {compared} that {by === 'import' ? 'arrived' : 'ran'} then,
      against all trials of “{visibleName(contrast!.without.label)}”: a baseline that was run once
      stands for every {by}, and what changed in the baseline itself is in no step.
      {nEarlier > 0 &&
        ` ${displayCounted(nEarlier, `earlier ${by}`)} ${nEarlier === 1 ? 'is' : 'are'} not shown.`}
      {nUndated > 0 &&
        ` ${displayCounted(nUndated, 'trial')} without a time ${nUndated === 1 ? 'is' : 'are'} in no week.`}
    </p>
  )
}
