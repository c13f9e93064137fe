import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import { whyNoInterval } from '@/lib/domain/no-interval'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { GainMethod } from './gain-method'
import { PolicyAnswers } from './policy-answers'

/** The overall answer in two lines, above what a view takes apart. */
export function AnswerLine({ headline, contrast }: { headline: Headline; contrast: ContrastHead }) {
  const { gain, verdict, coverage } = headline
  return (
    <section aria-label="The overall gain" className="border-b py-3 text-ink-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span>Overall</span>
        <strong className={`text-base font-[620] ${GAIN_TONE[gainTone(gain)]}`}>
          {displayPoints(gain.estimate, ' pp')}
        </strong>
        <span>
          {gain.low === null
            ? `no interval: ${whyNoInterval(gain.nTasks, contrast)}`
            : displayPointsInterval(gain.low, gain.high)}
          {' · '}
          {displayCounted(gain.nTasks, 'task')} · {displayCounted(gain.nTrials, 'trial')} · coverage{' '}
          {displayRate(coverage.tasks).replace('.0', '')}
        </span>
        {verdict && <span className="font-[550] text-ink">{VERDICT_LABELS[verdict]}</span>}
        <span className="text-xs text-ink-3">
          <PolicyAnswers policies={headline.policies} policy={contrast.policy} />
        </span>
      </p>
      <p className="mt-1 max-w-[860px] text-xs">
        {sayMoreData(headline.plan, contrast.uncertainty)}
      </p>
      <GainMethod headline={headline} contrast={contrast} />
    </section>
  )
}
