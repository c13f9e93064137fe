import type { ReactNode } from 'react'
import {
  comparedBy,
  displayBeyondNoise,
  luckSentence,
  sayLuckInShort,
  saySuggestive,
} from '@/components/contrast/luck'
import { CarriedLink } from '@/components/site/carried-link'
import { skillSizesHref } from '@/lib/url/skill-sizes'
import { sayMissing } from '@/components/contrast/missing-words'
import { sayNotFollowed } from '@/components/contrast/not-followed'
import { HoverNote } from '@/components/ui/hover-note'
import { Term } from '@/components/contrast/term'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import type { Headline } from '@/lib/cells/make-headline'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
  displayRateInterval,
} from '@/lib/display'
import type { Term as GlossaryTerm } from '@/lib/url/docs'
import { sayActivation, sayCurve, sayNoReliability } from './overview-words'

/** What stands beside the gain, one fact a line: its name, what it rests on, its number. */
export function OverviewFacts({
  summary,
  headline,
}: {
  summary: ExperimentSummary
  headline: Headline
}) {
  const { harms, configurations } = summary
  const { coverage } = headline
  const suggestive = saySuggestive(harms)
  const compared = comparedBy(summary.contrast?.without)
  const shown = configurations.filter(({ isShown }) => isShown)
  const above = shown.filter(({ gain }) => (gain.estimate ?? 0) > 0)
  const gaining = above.filter(({ q }) => q !== null && q <= 0.05)
  return (
    <dl className="grid gap-y-[3px]">
      <ReliabilityFacts summary={summary} />
      <Fact
        name="Tasks better / same / worse"
        value={
          coverage.nTasks === 0 ? '—' : `${headline.nUp} / ${headline.nTie} / ${headline.nDown}`
        }
      />
      <Fact
        name="Tasks that lose"
        term="Harm"
        note={sayLuckInShort(harms, compared) + (suggestive ? `; ${suggestive}` : '')}
        value={harms.nTasks === 0 ? '—' : displayBeyondNoise(harms)}
        hint={luckSentence(harms, harms.luck, 'harms', compared)}
      />
      <Fact
        name="Configurations that gain"
        term="Noise"
        note={`beyond noise, corrected for all; ${above.length} ${above.length === 1 ? 'is' : 'are'} above 0`}
        value={`${gaining.length} of ${shown.length}`}
      />
      <ActivationFact summary={summary} />
      <NormalizedFact headline={headline} />
      <Fact
        name="Coverage"
        term="Coverage"
        note={displayCounted(coverage.nCells, 'cell')}
        value={displayRate(coverage.tasks).replace('.0', '')}
        hint={`Tasks with counted trials in both arms of every configuration shown: ${coverage.nTasks} of ${coverage.plannedTasks}. Cells: ${displayCount(coverage.nCells)} of ${displayCount(coverage.plannedCells)}. ${sayMissing(coverage.missing)}`}
      />
    </dl>
  )
}

function ReliabilityFacts({ summary: { reliability, contrast } }: { summary: ExperimentSummary }) {
  if (!reliability) return null
  const top = reliability.curve.at(-1)
  if (!top || top.k < 2)
    return <Fact name="All tries work" note={sayNoReliability(reliability)} value="—" />
  const { k } = top
  const notFollowed = sayNotFollowed(contrast)
  const always = notFollowed ? ` · ${notFollowed}` : ''
  const tasks = displayCounted(reliability.nTasks, 'binary task')
  const rates = (without: number | null, with_: number | null) =>
    `${displayRate(without, '')} → ${displayRate(with_)}`
  return (
    <>
      <Fact
        name={`All ${k} tries work`}
        note={`${tasks} · ${displayPoints(top.deltaHat)} ${displayPointsInterval(top.loHat, top.hiHat)}${always}`}
        value={rates(top.withoutHat, top.withHat)}
        hint={sayCurve(reliability, 'hat')}
      />
      <Fact
        name={`At least one of ${k} works`}
        note={`${displayPoints(top.deltaAt)} ${displayPointsInterval(top.loAt, top.hiAt)}${always}`}
        value={rates(top.withoutAt, top.withAt)}
        hint={sayCurve(reliability, 'at')}
      />
    </>
  )
}

function ActivationFact({
  summary: { activation, experiment, contrast },
}: {
  summary: ExperimentSummary
}) {
  if (!activation || activation.share === null) return null
  const { nRead, nKnown, nUnknown, share, shareLo, shareHi } = activation
  const interval =
    shareLo === null || shareHi === null ? '' : ` ${displayRateInterval(shareLo, shareHi)}`
  return (
    <Fact
      name="Runs that read a skill"
      term="Skill"
      note={`${displayCount(nRead)} of ${displayCounted(nKnown, 'run')}${nUnknown > 0 ? `, ${displayCount(nUnknown)} unknown` : ''}${interval}`}
      value={
        <CarriedLink
          href={`${skillSizesHref(experiment.slug, {})}#read`}
          title="The gain as offered and as read, with intervals"
          className="underline underline-offset-2"
        >
          {displayRate(share)}
        </CarriedLink>
      }
      hint={sayActivation(activation, contrast?.showsSkills)}
    />
  )
}

function NormalizedFact({ headline }: { headline: Headline }) {
  const { meanOfConfigurations, ofMeans } = headline.normalizedGain
  const differs =
    meanOfConfigurations !== null &&
    ofMeans !== null &&
    Math.abs(meanOfConfigurations - ofMeans) > 0.002
  const n = headline.nConfigurations
  const note = [
    n > 1 && `mean of ${displayCounted(n, 'configuration')}`,
    differs && `${displayRate(ofMeans)} of the means`,
  ].filter(Boolean)
  return (
    <Fact
      name="Failures removed"
      term="Normalized gain"
      note={note.join(' · ')}
      value={displayRate(meanOfConfigurations)}
      hint="Normalized gain, the share of the failures that the skills removed: (with − without) / (1 − without)."
    />
  )
}

function Fact({
  name,
  term,
  note,
  value,
  hint,
}: {
  name: ReactNode
  /** The word of the glossary that explains it. */
  term?: GlossaryTerm
  note?: string
  value: ReactNode
  hint?: string
}) {
  return (
    <div className="flex items-baseline justify-between gap-x-4">
      <dt className="min-w-0 text-ink-2">
        {hint ? (
          <HoverNote label={name}>
            {hint} {term && <Term of={term}>What this means</Term>}
          </HoverNote>
        ) : term ? (
          <Term of={term}>{name}</Term>
        ) : (
          name
        )}
        {note && <span className="ml-2 text-2xs text-ink-3">{note}</span>}
      </dt>
      <dd className="font-[600] whitespace-nowrap text-ink">{value}</dd>
    </div>
  )
}
