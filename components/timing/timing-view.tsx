import Link from 'next/link'
import { hasOnlyFigures } from '@/components/contrast/only-figures'
import { ViewHead } from '@/components/contrast/view-head'
import type { TimingView as View } from '@/lib/analysis/timing/view-timing'
import { visibleName } from '@/lib/domain/visible-text'
import { importsHref } from '@/lib/url/site'
import { roundsHref } from '@/lib/url/rounds'
import { timingHref, type TimingParams } from '@/lib/url/timing'
import { BreakEvenSection } from './break-even-section'
import { LoggedSection } from './logged-section'
import { OverlapSection } from './overlap-section'
import { PairsSection } from './pairs-section'
import { PrintedSection } from './printed-section'
import { TimingHead } from './timing-head'
import { WrittenSection } from './written-section'

const QUESTION = 'Is a skill better written before solving, or after?'

/** Skills by when they were written: before, after success, after any outcome, with whose feedback. */
export function TimingView({ view, params }: { view: View; params: TimingParams }) {
  const { experiment, printed, pairs, logged, written, overlaps, breakEven } = view
  const isEmpty = printed.length === 0 && pairs.length === 0 && logged === null && written === null
  return (
    <>
      {hasOnlyFigures(experiment) ? (
        <div className="border-b border-rule-strong pb-4">
          <h1>{QUESTION}</h1>
          <p className="max-w-[820px] text-ink-2">
            {visibleName(experiment.name)}. {experiment.citation?.text ?? ''}
          </p>
        </div>
      ) : (
        <ViewHead frame={view} title={QUESTION} />
      )}
      {isEmpty && <NoTiming experiment={experiment} />}
      {printed.map((timing) => (
        <div key={timing.id}>
          <TimingHead timing={timing} />
          <PrintedSection timing={timing} slug={experiment.slug} />
        </div>
      ))}
      <PairsSection pairs={pairs} />
      {written && <WrittenSection written={written} />}
      {logged && <LoggedSection logged={logged} slug={experiment.slug} params={params} />}
      {breakEven && <BreakEvenSection found={breakEven} params={params} />}
      {overlaps && <OverlapSection overlaps={overlaps} slug={experiment.slug} />}
    </>
  )
}

/** Which logs would fill the view, and where figures of that kind stand. */
const NoTiming = ({ experiment: { slug, filledViews } }: Pick<View, 'experiment'>) => (
  <p className="mt-6 max-w-[640px] text-ink-2">
    {filledViews.includes('rounds') && (
      <>
        <Link href={roundsHref(slug)} className="underline underline-offset-2">
          Rounds
        </Link>{' '}
        has how the skills of this experiment changed.{' '}
      </>
    )}
    No condition here says when its skills were written. Trials imported as{' '}
    <code>generated_before</code> and <code>generated_after</code> would fill this page, each with
    the words for its feedback: <code>generated_after: teacher</code>,{' '}
    <code>generated_after: success</code>.{' '}
    <Link href={importsHref()} className="underline underline-offset-2">
      Import logs
    </Link>
    , or see{' '}
    <Link href={timingHref('skilllearnbench')} className="underline underline-offset-2">
      six authors of SkillLearnBench
    </Link>
    , as their leaderboard prints them, or{' '}
    <Link href={timingHref('demo-evolution')} className="underline underline-offset-2">
      texts of two authors in generated logs
    </Link>
    .
  </p>
)
