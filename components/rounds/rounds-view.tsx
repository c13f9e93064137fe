import { Section } from '@/components/ui/section'
import { ViewHead } from '@/components/contrast/view-head'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import type { RoundsView as View } from '@/lib/analysis/rounds/view-rounds'
import { hasOnlyFigures } from '@/components/contrast/only-figures'
import { displayCounted, displayNamedP } from '@/lib/display'
import type { RoundGroup } from '@/lib/domain/round'
import { visibleName } from '@/lib/domain/visible-text'
import { roundsDataHref, type RoundsParams } from '@/lib/url/rounds'
import { ControlledSection } from './controlled-section'
import { LineageSection } from './lineage-section'
import { NoRounds } from './no-rounds'
import { OverTimeNote, RoundChoice } from './round-choice'
import { ReadingsTable } from './readings-table'
import { ReplaySection } from './replay-section'
import { ReviewSection } from './review-section'
import { countRounds } from '@/lib/cells/rounds/count-rounds'
import {
  displayReading,
  displayShare,
  findTelling,
  roundWord,
  sayGrowth,
  sayLast,
  sayRetested,
  sayRises,
} from './round-words'
import { RoundsChart } from './rounds-chart'
import { RoundsHead } from './rounds-head'
import { SearchSection } from './search-section'

/** Growth over rounds, what it came from, and whether it was more than a running maximum. */
export function RoundsView({ view, params }: { view: View; params: RoundsParams }) {
  const { groups, experiment } = view
  return (
    <>
      {hasOnlyFigures(experiment) ? (
        <div className="border-b border-rule-strong pb-4">
          <h1>Does it get better over rounds?</h1>
          <p className="max-w-[820px] text-ink-2">
            {visibleName(experiment.name)}. {experiment.citation?.text ?? ''}
          </p>
        </div>
      ) : (
        <ViewHead frame={view} title="Does it get better over rounds?" />
      )}
      <RoundChoice view={view} params={params} />
      {view.by !== 'round' && <OverTimeNote view={view} />}
      {groups.length + view.candidates.length + view.searches.length === 0 ? (
        view.by === 'round' && <NoRounds experiment={experiment} />
      ) : (
        <>
          <RoundsHead view={view} />
          {groups.length === 0 && view.candidates.length > 0 && view.by === 'round' && (
            <p className="mt-4 max-w-[760px] text-ink-2">
              No reading by round: no two rounds have results on a common task. A benchmark’s score
              a session, with its <code>task_id</code>, would give one.
            </p>
          )}
          {groups.map((group) => (
            <GroupSection key={group.key} group={group} view={view} params={params} />
          ))}
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[640px_minmax(0,1fr)]">
            <LineageSection view={view} params={params} />
            <ReplaySection view={view} params={params} />
          </div>
          <ReviewSection view={view} params={params} />
          <SearchSection
            searches={view.searches}
            csvHref={roundsDataHref(experiment.slug, params, 'csv', 'nodes')}
          />
          <ControlledSection rounds={view.controlled} />
        </>
      )}
    </>
  )
}

const questionOf = ({ isBestSoFar, source, title, key }: RoundGroup) => {
  if (isBestSoFar) return 'Real growth, or a running maximum?'
  if (source !== null) return title
  return key === 'import' || key === 'week' || key === 'version'
    ? `Does the gain grow from ${key} to ${key}?`
    : 'Does the gain grow over rounds?'
}

function GroupSection({
  group,
  view,
  params,
}: {
  group: RoundGroup
  view: View
  params: RoundsParams
}) {
  const { experiment, spanWord, contrast } = view
  const against = contrast ? `gain over ${visibleName(contrast.without.label)}` : 'gain'
  return (
    <Section
      id={`group-${group.key}`}
      title={questionOf(group)}
      aside={
        group.source === null
          ? `${against}, pp, on the tasks that both have`
          : `${group.unit === 'count' ? 'count' : 'percent'}, one scale; below: what lay between two readings${spanWord === roundWord(group) ? '' : `, ${spanWord} 1 after ${roundWord(group)} 1`}`
      }
    >
      <RoundsChart
        group={group}
        span={spanWord}
        slug={experiment.slug}
        csvHref={roundsDataHref(experiment.slug, params, 'csv')}
        question={questionOf(group)}
        note={`${visibleName(experiment.name)}. ${group.source ?? `${against}, pp, 95 % intervals over tasks.`}`}
      />
      <Finding group={group} view={view} />
      <ReadingsTable group={group} />
      {group.source === null ? (
        <HowLogged />
      ) : (
        <p className="mt-2 max-w-[760px] text-xs text-ink-3">
          Source: {visibleName(group.source)}
          {group.isByEye && ', read off a chart by eye'}. {visibleName(group.notes ?? '')}
        </p>
      )}
    </Section>
  )
}

/** What may be said of a group, with its figures. */
function Finding({ group, view: { spanWord, contrast } }: { group: RoundGroup; view: View }) {
  const counts = countRounds([group], [])
  const telling = findTelling([group])
  if (!telling) return null
  const { growth, series } = telling
  const relative = growth.reported?.relative ?? growth.relative
  const retested = sayRetested(group, spanWord)
  const last = sayLast(group, series)
  const over =
    group.source === null && contrast ? ` over ${visibleName(contrast.without.label)},` : ''
  return (
    <p className="mt-3 max-w-[760px] text-ink-2">
      <strong className="font-[600] text-ink">
        {group.isBestSoFar && `${sayRises(counts)}. `}
        {relative !== null &&
          `${displayShare(relative, group, 2).replace(/^a/, 'A')} is ${sayGrowth(growth, group.digits, over)}${last === null ? '' : `, ${last}`} (${visibleName(series.name)}).`}
      </strong>{' '}
      {group.isBestSoFar &&
        'A best-so-far line cannot fall: it shows no regression even where there was one. '}
      {retested && `${retested} `}
      {group.trend &&
        `Page’s test of a rising trend: ${displayNamedP('p', group.trend.p)}, one-sided, on the ${displayCounted(group.trend.nTasks, 'task')} that every round ran. `}
      {group.readingError !== null &&
        `Read to ±${displayReading(group.readingError, group.digits)}: a fall of up to twice that is none. `}
      {group.source !== null &&
        'Whether a step is beyond noise cannot be said: the source prints neither n nor variance.'}
    </p>
  )
}

const HowLogged = () => (
  <HowComputed href={methodHref('Readings over rounds (`lib/cells/rounds`)')}>
    <p>
      Each round is compared with the baseline on the configurations and tasks that both have, as on
      every other page; the interval is of that gain. The line between two rounds is the later
      against the earlier on the tasks that these two have, with an interval of its own: it is red
      where it falls, dashed where its interval covers 0. So the differences of two dots and the
      step between them may differ where rounds ran other tasks. New text: some task was offered
      another content of skills than in the round before.
    </p>
  </HowComputed>
)
