import { PlotFrame } from '@/components/chart/plot-frame'
import { HowComputed } from '@/components/ui/how-computed'
import type { ArmPair, ModelsView, PairReason } from '@/lib/analysis/compare-models'
import {
  displayCounted,
  displayP,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { noninferiorityWords } from '@/lib/domain/arm-comparison'
import { configurationName } from './arm-name'
import { MarginChart, verdictTone } from './margin-chart'
import { PairCosts } from './pair-costs'

const REASONS: Record<PairReason, string> = {
  chosen: '',
  best_pair: 'Shown first: the pair of a smaller and a larger model with the best evidence.',
  lowest_against_highest:
    'Shown first: the configuration with the lowest rate without skills against the one with the highest, since nothing tells which models are smaller.',
}

const POLICY_NAMES = { headline: 'headline', fail: 'strict', completed_only: 'completed only' }

const armName = (arm: ArmPair['first']) => `${configurationName(arm)}, ${arm.conditionLabel}`

/** May the first arm stand in for the second? The verdict, its picture and what it rests on. */
export function PairVerdict({
  view,
  pair,
  margin,
  csvHref,
}: {
  view: ModelsView
  pair: ArmPair
  margin: number
  csvHref: string
}) {
  const { comparison, first, second } = pair
  const verdict = noninferiorityWords(comparison.verdict, margin)
  return (
    <div className="mt-4 border-y py-4">
      {REASONS[pair.reason] && <p className="mb-2 text-xs text-ink-3">{REASONS[pair.reason]}</p>}
      <p aria-live="polite">
        {armName(first)} against {armName(second)}:{' '}
        <strong className={`font-[600] ${verdictTone(comparison.verdict)}`}>{verdict}</strong>
        {comparison.isEquivalent && ' (the two match: within the margin on both sides)'}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-10 gap-y-3">
        <div className="min-w-[230px]">
          <p className="flex items-baseline gap-2">
            <strong className="text-headline font-[620] tracking-[-.03em]">
              {displayPoints(comparison.difference)}
            </strong>
            <span className="text-base text-ink-2">pp</span>
          </p>
          <p className="text-ink-3">
            {comparison.lower === null
              ? 'no interval: fewer than two common tasks'
              : `90 % ${displayPointsInterval(comparison.lower, comparison.upper)}`}
          </p>
          <p className="text-ink-3">
            {displayCounted(comparison.nTasks, 'task')} ·{' '}
            {displayCounted(comparison.nTrials, 'trial')}
          </p>
          <p className="text-ink-2">
            {displayRate(comparison.first)} against {displayRate(comparison.second)}
          </p>
        </div>
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <PlotFrame
            label={`Difference ${displayPoints(comparison.difference, ' pp')}, 90 % interval ${displayPointsInterval(comparison.lower, comparison.upper)}, margin ${displayPoints(-margin, ' pp')}`}
            fileName={`${view.experiment.slug}-pair`}
            csvHref={csvHref}
          >
            <MarginChart comparison={comparison} margin={margin} />
          </PlotFrame>
          <p className="text-xs text-ink-3">
            difference of mean rewards, pp, first minus second · thick: 90 %, which the verdict
            reads · thin: 95 % · grey field: within the margin
          </p>
        </div>
      </div>
      <OtherPolicies view={view} pair={pair} margin={margin} />
      <PairCosts pair={pair} />
      <HowComputed>
        <p>
          Paired difference over the {displayCounted(comparison.nTasks, 'task')} that both have,
          each task once; t interval over tasks. Not worse when the lower end of the 90 % interval
          lies above {displayPoints(-margin, ' pp')} (one-sided 5 %, p = {displayP(comparison.p)}).
          “Match” needs both ends within the margin. A difference that is not significant is not a
          match. Blackwelder 1982; Schuirmann 1987.
        </p>
        <p>
          95 % interval over tasks {displayPointsInterval(comparison.low, comparison.high)}; for the
          same tasks run again{' '}
          {comparison.rerunLow === null
            ? '— (needs two trials of some task)'
            : displayPointsInterval(comparison.rerunLow, comparison.rerunHigh)}
          . Better on {comparison.nUp}, equal on {comparison.nTie}, worse on {comparison.nDown}{' '}
          tasks. Left out: {comparison.nOnlyFirst} that only the first and {comparison.nOnlySecond}{' '}
          that only the second has.
        </p>
      </HowComputed>
    </div>
  )
}

function OtherPolicies({
  view,
  pair,
  margin,
}: {
  view: ModelsView
  pair: ArmPair
  margin: number
}) {
  const { contrast } = view
  if (!contrast?.canSwitchPolicy) return null
  const others = pair.byPolicy.filter(({ policy }) => policy !== contrast.policy)
  const changed = others.filter(({ verdict }) => verdict !== pair.comparison.verdict)
  return (
    <p className="mt-2 text-xs text-ink-2">
      Errors counted another way:{' '}
      {others
        .map(
          (other) =>
            `${POLICY_NAMES[other.policy]} ${displayPoints(other.difference, ' pp')} ${displayPointsInterval(other.lower, other.upper)} (${noninferiorityWords(other.verdict, margin)})`,
        )
        .join(' · ')}
      {changed.length > 0 && (
        <strong className="font-[600] text-timeout"> The verdict depends on it.</strong>
      )}
    </p>
  )
}
