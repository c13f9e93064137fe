import { Fragment } from 'react'
import Link from 'next/link'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { displayCounted } from '@/lib/display'
import { ROUND_UNITS, type RoundOf } from '@/lib/domain/round'
import { visibleName } from '@/lib/domain/visible-text'
import { roundsHref, type RoundsParams } from '@/lib/url/rounds'
import { skillHref } from '@/lib/url/skill'

const LINK = 'underline underline-offset-2'

const UNIT_WORDS: Record<RoundOf, string> = {
  round: 'as logged',
  version: 'a version of the skills',
  import: 'an import',
  week: 'a week',
}

/** What a round is: what the logs call one, a version of the skills, an import, or a week. Nothing where there are no trials. */
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

/** Where versions stand that the chosen condition has none of: rounds of their own, pages of skills. */
function OtherVersions({
  view: { by, hasLoggedRounds, skillPages, experiment },
}: {
  view: RoundsView
}) {
  const rewritten = skillPages.filter(({ nVersions }) => nVersions > 1)
  if (by !== 'version' || (!hasLoggedRounds && rewritten.length === 0)) return null
  return (
    <>
      {hasLoggedRounds && (
        <>
          {' '}
          Here each round is a condition with texts of its own:{' '}
          <Link href={roundsHref(experiment.slug, { by: 'round' })} className={LINK}>
            its rounds as logged
          </Link>{' '}
          compare these versions.
        </>
      )}
      {rewritten.length > 0 && ' Skills with several versions: '}
      {rewritten.map(({ skill, nVersions }, index) => (
        <Fragment key={skill}>
          {index > 0 && ', '}
          <Link href={skillHref(experiment.slug, skill)} className={LINK}>
            {visibleName(skill)}
          </Link>{' '}
          ({nVersions})
        </Fragment>
      ))}
      {rewritten.length > 0 && '.'}
    </>
  )
}

/** Why there are fewer than two rounds. */
const TOO_FEW = {
  import: 'came in fewer than two imports',
  week: 'ran in fewer than two weeks',
  version: 'were offered fewer than two versions of their skills, as far as imports tell,',
}

const OF_A_ROUND = {
  import: 'arrived then',
  week: 'ran then',
  version: 'were offered that version',
}

/** What readings over imports, weeks or versions are of, and what they leave out. */
export function OverTimeNote({ view }: { view: RoundsView }) {
  const { by, overTime, contrast, groups } = view
  if (by === 'round' || overTime === null) return null
  const compared = contrast ? `“${visibleName(contrast.with.label)}”` : 'a compared condition'
  if (overTime.isAsImported)
    return (
      <p className="mt-4 max-w-[760px] text-ink-2">
        Which trials arrived when, and with which skills, is known with the changes of reviewers
        only: choose the data as reviewed.
      </p>
    )
  if (!groups.some(({ key }) => key === by))
    return (
      <p className="mt-4 max-w-[760px] text-ink-2">
        No reading by {by}: trials of {compared} {TOO_FEW[by]} that share a task with the baseline.{' '}
        {by === 'version' &&
          'Versions come with the skills of task folders, delivered beside trials again each time that they change. '}
        Another condition may be chosen in the comparison above.
        <OtherVersions view={view} />
      </p>
    )
  const { nEarlier, nUndated, nMixed, nUnknown } = overTime
  return (
    <p className="mt-2 max-w-[760px] text-xs text-ink-2">
      Each reading is of the trials of {compared} that {OF_A_ROUND[by]}, against all trials of “
      {visibleName(contrast!.without.label)}”: a baseline that was run once stands for every {by},
      and what changed in the baseline itself is in no step.
      {nEarlier > 0 &&
        ` ${displayCounted(nEarlier, `earlier ${by}`)} ${nEarlier === 1 ? 'is' : 'are'} not shown.`}
      {nUndated > 0 &&
        ` ${displayCounted(nUndated, 'trial')} without a time ${nUndated === 1 ? 'is' : 'are'} in no week.`}
      {by === 'version' &&
        ' No log says what its trial was given: it is what its own import brought its task, else what was there before. A version begins where some task was offered other skills.'}
      {nMixed > 0 &&
        ` ${displayCounted(nMixed, 'trial')} came with several versions at once and ${nMixed === 1 ? 'is' : 'are'} in no reading.`}
      {nUnknown > 0 &&
        ` Of ${displayCounted(nUnknown, 'trial')} no import says the skills: in no reading.`}
    </p>
  )
}
