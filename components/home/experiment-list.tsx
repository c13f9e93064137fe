import Link from 'next/link'
import { GainInterval } from '@/components/chart/gain-interval'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { ConditionMark } from '@/components/ui/condition-mark'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import type { Gain } from '@/lib/domain/gain'
import {
  displayCount,
  displayCounted,
  displayInstant,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { experimentHref, importsHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'

/** Which experiments are there, how big, and what each one's headline is. */
export function ExperimentList({ experiments }: { experiments: readonly ExperimentListItem[] }) {
  if (experiments.length === 0) return <NoExperiments />
  return (
    <div className="mt-4 scroll-x">
      <table className="w-full">
        <caption className="sr-only">Experiments with size and headline gain</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-5 [&>th]:pb-[6px] [&>th]:whitespace-nowrap">
            <th scope="col">Experiment</th>
            <th scope="col" className="text-right">
              Tasks
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Configurations
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Trials
            </th>
            <th scope="col" className="max-lg:hidden">
              Compared
            </th>
            <th scope="col" className="text-right max-md:hidden">
              Rates, %
            </th>
            <th scope="col" className="text-right">
              Gain, pp
            </th>
            <th scope="col" className="max-sm:hidden">
              95 %
            </th>
            <th scope="col" className="pr-0! text-right max-md:hidden">
              Last import
            </th>
          </tr>
        </thead>
        <tbody>
          {experiments.map((experiment) => (
            <Row key={experiment.slug} experiment={experiment} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ experiment }: { experiment: ExperimentListItem }) {
  const { headline, contrast } = experiment
  const gain = headline?.gain
  // A source that prints aggregates only: how many tasks and trials it had is not known here.
  const hasOnlyFigures = experiment.nFigures > 0 && experiment.nTrials === 0
  const size = (n: number) => displayCount(hasOnlyFigures ? null : n)
  return (
    <tr className="border-b last:border-0 [&>td]:py-[9px] [&>td]:pr-5 [&>td]:whitespace-nowrap max-sm:align-top">
      <th scope="row" className="py-[9px] pr-5 text-sm font-normal text-ink">
        <Link href={experimentHref(experiment.slug)} className="font-[600] hover:underline">
          {visibleName(experiment.name)}
        </Link>{' '}
        <span className="text-xs whitespace-nowrap text-ink-3">
          {experiment.isGenerated
            ? 'generated demo'
            : experiment.kind === 'published'
              ? 'published'
              : 'run logs'}
        </span>
      </th>
      <td className="text-right">{size(experiment.nTasks)}</td>
      <td className="text-right max-sm:hidden">{size(experiment.nConfigurations)}</td>
      <td className="text-right max-sm:hidden">{size(experiment.nTrials)}</td>
      <td className="max-lg:hidden">
        {contrast ? (
          <span className="inline-flex gap-1">
            <ConditionMark kind={contrast.without.kind} label={contrast.without.label} />
            <ConditionMark kind={contrast.with.kind} label={contrast.with.label} />
          </span>
        ) : hasOnlyFigures ? (
          <Link
            href={experimentHref(experiment.slug, 'figures')}
            className="text-ink-2 underline underline-offset-2"
          >
            {displayCounted(experiment.nFigures, 'printed figure')}
          </Link>
        ) : (
          <span className="text-ink-3">nothing to compare yet</span>
        )}
      </td>
      <td className="text-right max-md:hidden">
        {headline && headline.without !== null
          ? `${displayRate(headline.without, '')} → ${displayRate(headline.with, '')}`
          : '—'}
      </td>
      <td
        className={`text-right text-base font-[620] ${gain ? GAIN_TONE[gainTone(gain)] : 'text-ink-3'}`}
      >
        {displayPoints(gain?.estimate ?? null)}
        {gain && (
          <span className="block text-2xs font-normal text-ink-3 sm:hidden">
            {intervalOf(gain)}
            <br />
            {displayCounted(gain.nTasks, 'task')} · {displayCounted(gain.nTrials, 'trial')}
          </span>
        )}
      </td>
      <td className="text-ink-3 max-sm:hidden">
        {gain && (
          <span className="grid grid-cols-[80px_auto] items-center justify-start gap-x-2">
            <GainInterval gain={gain} width={80} />
            <span>{intervalOf(gain)}</span>
            <span className="col-start-2 text-xs">
              {displayCounted(gain.nTasks, 'task')} · {displayCounted(gain.nTrials, 'trial')}
            </span>
          </span>
        )}
      </td>
      <td className="pr-0! text-right text-ink-3 max-md:hidden">
        {displayInstant(experiment.lastImportAt)}
      </td>
    </tr>
  )
}

const intervalOf = ({ low, high }: Gain) =>
  low === null ? 'no interval' : displayPointsInterval(low, high)

const NoExperiments = () => (
  <div className="mt-4 max-w-[620px] text-ink-2">
    <p>There is no experiment yet. An experiment comes of run logs:</p>
    <ul className="mt-2 list-disc pl-5">
      <li>
        <Link href={importsHref()} className="underline underline-offset-2">
          Import logs
        </Link>{' '}
        in the browser: files, a folder, or a .zip or .tar.gz archive;
      </li>
      <li>
        or on the command line:{' '}
        <code className="font-mono text-xs">npm run ingest -- PATH --experiment SLUG</code>
      </li>
    </ul>
  </div>
)
