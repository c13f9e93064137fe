import { PlotFrame } from '@/components/chart/plot-frame'
import { OtherPolicies } from '@/components/contrast/policy-answers'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import type { PairReason } from '@/lib/analysis/model/choose-arms'
import type { ArmPair } from '@/lib/analysis/model/describe-pair'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { sayTasks, sayTasksRough } from '@/lib/cells/say-tasks'
import { noninferiorityWords } from '@/lib/cells/noninferiority-words'
import { methodWords, whyNoInterval } from '@/lib/domain/no-interval'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { visibleName } from '@/lib/domain/visible-text'
import { configurationName } from './arm-name'
import { MarginChart, verdictTone } from './margin-chart'
import { PairCosts } from './pair-costs'
import { PairMethod } from './pair-method'
import { PairMix } from './pair-mix'
import { sayCorrection } from './pair-words'

const REASONS: Record<PairReason, string> = {
  chosen: '',
  best_pair:
    'Shown first: the pair with the best evidence, one known by parameters before one known by price, and none whose first model was ahead without skills.',
  none_behind:
    'No pair is shown first: every cheaper or smaller model here was ahead without skills already. Choose two arms above.',
  lowest_against_highest:
    'Shown first: the configuration with the lowest rate without skills against the one with the highest, since nothing tells which models are smaller.',
}

const armName = (arm: ArmPair['first']) =>
  `${configurationName(arm)}, ${visibleName(arm.conditionLabel)}`

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
  if (pair.reason === 'none_behind')
    return <p className="mt-4 border-y py-4 text-ink-2">{REASONS.none_behind}</p>
  const verdict = noninferiorityWords(comparison, margin, view.contrast)
  const correction = sayCorrection(pair)
  const isPicked = pair.reason === 'best_pair' && correction !== null
  const thick = isPicked ? '90 %, before the correction' : '90 %, which the verdict reads'
  // The plan is one for other tasks; a re-run is not helped by them.
  const isOpen = comparison.verdict === 'inconclusive' && view.contrast?.uncertainty !== 'rerun'
  return (
    <div className="mt-4 border-y py-4">
      {(REASONS[pair.reason] || correction) && (
        <p className="mb-2 text-xs text-ink-3">
          {REASONS[pair.reason]} {correction}
        </p>
      )}
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
              ? `no interval: ${whyNoInterval(comparison, view.contrast)}`
              : `90 % ${displayPointsInterval(comparison.lower, comparison.upper)}`}
          </p>
          <p className="text-ink-3">
            {sayTasksRough(comparison)} · {displayCounted(comparison.nTrials, 'trial')}
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
            legend={`difference of mean rewards, pp, first minus second · thick: ${thick} · thin: 95 % · grey field: within the margin`}
            caption={{
              title: `May ${armName(first)} stand in for ${armName(second)}?`,
              note: `${visibleName(view.experiment.name)}. ${verdict}: ${displayPoints(comparison.difference, ' pp')}, 90 % ${displayPointsInterval(comparison.lower, comparison.upper)} (thick), 95 % (thin), margin ${displayPoints(-margin, ' pp')}; ${sayTasks(comparison)}, ${displayCounted(comparison.nTrials, 'trial')}. ${methodWords(comparison, view.contrast)}. Formulas, no draws.`,
            }}
          >
            <MarginChart comparison={comparison} margin={margin} />
          </PlotFrame>
        </div>
      </div>
      <p className="mt-2 text-xs text-ink-2">
        {isOpen && `${sayMoreData(pair.plan, { isOpen })} `}
        <span className="text-ink-3">
          <PairPolicyAnswers view={view} pair={pair} margin={margin} />
        </span>
      </p>
      <PairMix pair={pair} />
      <PairCosts pair={pair} />
      <PairMethod view={view} pair={pair} margin={margin} />
    </div>
  )
}

/** The same question with errors counted the other ways. */
function PairPolicyAnswers({
  view: { contrast },
  pair,
  margin,
}: {
  view: ModelsView
  pair: ArmPair
  margin: number
}) {
  if (!contrast?.canSwitchPolicy) return null
  return (
    <OtherPolicies
      policy={contrast.policy}
      answers={pair.byPolicy.map((one) => ({
        policy: one.policy,
        number: `${displayPoints(one.difference, ' pp')} ${displayPointsInterval(one.lower, one.upper)}`,
        basis: `${sayTasks(one)} · ${displayCounted(one.nTrials, 'trial')}`,
        verdict: noninferiorityWords(one, margin, contrast),
      }))}
    />
  )
}
