import Link from 'next/link'
import type { TrialList } from '@/lib/analysis/trial/list-trials'
import { displayCount, displayCounted } from '@/lib/display'
import { importsHref } from '@/lib/url/site'
import { TrialBrowser } from './trial-browser'

/** Every trial of an experiment, one a row. */
export function TrialListView({ list }: { list: TrialList }) {
  const { experiment } = list
  return (
    <>
      <h1>Every trial, and how it ended</h1>
      <p className="border-b border-rule-strong pb-4 text-ink-2">{sayTrials(list)}</p>
      {experiment.nTrials > 0 ? <TrialBrowser list={list} /> : <NoTrials list={list} />}
    </>
  )
}

/** Which log would fill the list. */
const NoTrials = ({ list: { experiment } }: { list: TrialList }) => (
  <p className="mt-6 max-w-[620px] text-ink-2">
    {experiment.kind === 'published'
      ? 'This source prints results, not the trials behind them. '
      : 'No trial is here yet. '}
    A trial comes with its log: a Harbor job, an agent’s trajectory.{' '}
    <Link
      href={importsHref(experiment.kind === 'logs' ? experiment.slug : undefined)}
      className="underline underline-offset-2"
    >
      Import logs
    </Link>
  </p>
)

/** How many stand below; where none is here, choosing two is no offer. */
function sayTrials({ experiment: { nTrials }, total }: TrialList): string {
  if (nTrials === 0) return 'No trial logs here.'
  const counted =
    total === nTrials
      ? displayCounted(total, 'trial')
      : `${displayCount(total)} of ${displayCounted(nTrials, 'trial')}`
  return `${counted}. Choose two to set them side by side.`
}
