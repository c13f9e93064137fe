import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { Term } from './term'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import type { HarmCount } from '@/lib/cells/rank-harms'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { isBeforeCorrection } from '@/lib/cells/among-conditions'
import { sayTasksRough } from '@/lib/cells/say-tasks'
import { whyNoInterval } from '@/lib/domain/no-interval'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { GainMethod } from './gain-method'
import { PolicyAnswers } from './policy-answers'
import { VerdictSentence } from './verdict-sentence'
import { VerdictTerm } from './verdict-term'

/** The overall answer above what a view takes apart: in words, then the statistic. */
export function AnswerLine({
  headline,
  frame,
  harms,
}: {
  headline: Headline
  frame: ExperimentFrame
  harms?: HarmCount
}) {
  const { contrast } = frame
  if (!contrast) return null
  const { gain, verdict, coverage, isEquivalent } = headline
  return (
    <section aria-label="The overall gain" className="border-b py-3 text-ink-2">
      <VerdictSentence frame={frame} headline={headline} harms={harms} />
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
        <span>
          Overall <Term of="Gain">gain</Term>
        </span>
        <strong className={`font-[600] ${GAIN_TONE[gainTone(gain)]}`}>
          {displayPoints(gain.estimate)} <Term of="pp" />
        </strong>
        <span>
          {gain.low === null
            ? `no interval: ${whyNoInterval(gain, contrast)}`
            : displayPointsInterval(gain.low, gain.high)}
          {' · '}
          {sayTasksRough(gain)} · {displayCounted(gain.nTrials, 'trial')} ·{' '}
          <Term of="Coverage">coverage</Term> {displayRate(coverage.tasks).replace('.0', '')}
        </span>
        {verdict && (
          <span className="font-[550] text-ink">
            <VerdictTerm verdict={verdict} isSmall={isEquivalent} />
            {isBeforeCorrection(headline.among) && ' before correction'}
          </span>
        )}
        <span className="text-xs text-ink-3">
          <PolicyAnswers policies={headline.policies} policy={contrast.policy} />
        </span>
      </p>
      <p className="mt-1 max-w-[860px] text-xs">
        {sayMoreData(headline.plan, { ...contrast, isOpen: isOpenVerdict(verdict) })}
      </p>
      <GainMethod headline={headline} contrast={contrast} />
    </section>
  )
}

/** What more data it takes is a question only while nothing is decided. */
export const isOpenVerdict = (verdict: Headline['verdict']): boolean =>
  verdict === null || verdict === 'cannot_tell'
