import Link from 'next/link'
import type { ReactNode } from 'react'
import { VisibilityMark } from '@/components/ui/visibility-mark'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { isThinComparison } from '@/lib/cells/thin-comparison'
import {
  displayCount,
  displayCounted,
  displayInstant,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import { visibleName } from '@/lib/domain/visible-text'
import { experimentSettingsHref } from '@/lib/url/imports'
import { experimentHref } from '@/lib/url/site'
import { GainOnAxis, type AxisEnds } from './gain-axis'

interface ExperimentRowProps {
  readonly experiment: ExperimentListItem
  readonly ends: AxisEnds
  readonly width: number
  readonly harms: ReactNode
  /** The box that chooses it. */
  readonly choose: ReactNode
}

/** A source that prints aggregates only: how many tasks and trials it had is not known here. */
const isPrinted = ({ nFigures, nPrintedTables, nTrials }: ExperimentListItem) =>
  nFigures + nPrintedTables > 0 && nTrials === 0

const printedWords = ({ nFigures, nPrintedTables }: ExperimentListItem) =>
  nFigures > 0
    ? displayCounted(nFigures, 'printed figure')
    : displayCounted(nPrintedTables, 'printed table')

const kindWords = (experiment: ExperimentListItem) =>
  experiment.isGenerated
    ? 'generated, no finding'
    : isPrinted(experiment)
      ? printedWords(experiment)
      : experiment.kind === 'published'
        ? 'published'
        : 'logs'

/** An experiment as a line; all of it leads there. */
export function ExperimentRow({ experiment, ends, width, harms, choose }: ExperimentRowProps) {
  const { slug, name, headline, nTasks, nConfigurations, nTrials } = experiment
  const isThin = headline !== null && isThinComparison(headline.coverage)
  const gain = isThin ? null : headline?.gain
  const tone = gain ? GAIN_TONE[gainTone(gain)] : 'text-ink-3'
  const size = (n: number) => displayCount(isPrinted(experiment) ? null : n)
  return (
    <tr className="relative border-b last:border-0 hover:bg-sunk has-[a:focus-visible]:bg-sunk has-checked:bg-sunk [&>td]:py-2 [&>td]:pr-4 max-sm:[&>td]:pr-2 [&>td:last-child]:pr-0">
      <td>{choose}</td>
      <th scope="row" className="max-w-[320px] py-2 pr-4 max-sm:pr-2 text-sm font-normal text-ink">
        <Link
          href={experimentHref(slug)}
          className="font-[600] wrap-anywhere after:absolute after:inset-0"
        >
          {visibleName(name)}
        </Link>{' '}
        <span className="text-xs text-ink-3 sm:whitespace-nowrap">{kindWords(experiment)}</span>{' '}
        <VisibilityMark visibility={experiment.visibility} team={experiment.team} />
        {gain && gain.low !== null && (
          <span className="mt-1 block md:hidden">
            <GainOnAxis gain={gain} ends={ends} width={140} />
          </span>
        )}
      </th>
      <td className="text-right max-lg:hidden">{size(nTasks)}</td>
      <td className="text-right max-lg:hidden">{size(nConfigurations)}</td>
      <td className="text-right max-md:hidden">{size(nTrials)}</td>
      <td className="text-right whitespace-nowrap max-lg:hidden">
        {headline && !isThin && headline.without !== null
          ? `${displayRate(headline.without, '')} → ${displayRate(headline.with, '')}`
          : '—'}
      </td>
      <td>
        <Verdict experiment={experiment} tone={tone} />
      </td>
      <td className="max-md:hidden" style={{ width }}>
        {gain && gain.low !== null && <GainOnAxis gain={gain} ends={ends} width={width} />}
      </td>
      <td
        className={`text-right font-[620] whitespace-nowrap ${tone}`}
        title={
          gain
            ? `${displayPointsInterval(gain.low, gain.high)}, ${displayCounted(gain.nTasks, 'task')}, ${displayCounted(gain.nTrials, 'trial')}`
            : undefined
        }
      >
        {displayPoints(gain?.estimate ?? null)}
        {gain && gain.low !== null && (
          <span className="block text-2xs font-normal text-ink-3">
            {displayPointsInterval(gain.low, gain.high)}
          </span>
        )}
      </td>
      <td className="text-xs max-sm:hidden">{harms}</td>
      <td className="text-right text-xs whitespace-nowrap text-ink-3 max-lg:hidden">
        {displayInstant(experiment.lastImportAt)}
      </td>
    </tr>
  )
}

function Verdict({ experiment, tone }: { experiment: ExperimentListItem; tone: string }) {
  const { slug, headline, contrast, nUnknown, nTrials } = experiment
  if (headline?.verdict)
    return (
      <>
        <span
          className={`${tone} ${headline.verdict === 'helps' || headline.verdict === 'hurts' ? 'font-[600]' : ''}`}
        >
          {VERDICT_LABELS[headline.verdict]}
        </span>
        {contrast?.without.kind === 'no_skills' && !contrast.showsSkills && (
          <span className="block text-2xs text-ink-3">no log shows a skill</span>
        )}
      </>
    )
  if (headline)
    return (
      <span className="text-ink-2">{displayCounted(headline.coverage.nTasks, 'task')} in both</span>
    )
  if (isPrinted(experiment)) return <span className="text-ink-2">printed, not tested</span>
  if (nTrials === 0) return <span className="text-ink-3">empty</span>
  if (nUnknown === 0) return <span className="text-ink-2">one condition</span>
  return (
    <Link
      href={`${experimentSettingsHref(slug)}#conditions`}
      className="relative z-10 underline underline-offset-2"
    >
      say which skills
    </Link>
  )
}
