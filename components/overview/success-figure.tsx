import { Dumbbell } from '@/components/chart/dumbbell'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { VerdictTerm } from '@/components/contrast/verdict-term'
import { Term } from '@/components/contrast/term'
import { PolicyAnswers } from '@/components/contrast/policy-answers'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { isBeforeCorrection } from '@/lib/cells/among-conditions'
import { sayTasksRough } from '@/lib/cells/say-tasks'
import { methodWords, whyNoInterval } from '@/lib/domain/no-interval'

/** Success with its verdict, the gain, its interval with n, and both rates on a line. */
export function SuccessFigure({
  headline,
  contrast,
}: {
  headline: Headline
  contrast: ContrastHead
}) {
  const { gain, verdict, isEquivalent } = headline
  const tone = GAIN_TONE[gainTone(gain)]
  return (
    <div className="min-w-[220px]">
      <p className="text-xs text-ink-2">
        Success{' '}
        {verdict && (
          <strong className={`font-[600] ${tone}`}>
            <VerdictTerm verdict={verdict} isSmall={isEquivalent} />
            {isBeforeCorrection(headline.among) && ' before correction'}
          </strong>
        )}
      </p>
      <p className="flex items-baseline gap-2">
        <strong className={`text-headline font-[620] tracking-[-.03em] ${tone}`}>
          {displayPoints(gain.estimate)}
        </strong>
        <span className="text-base text-ink-2">
          <Term of="pp">points</Term>
        </span>
      </p>
      <p className="text-ink-3">
        <span title={methodWords(gain, contrast)}>
          {gain.low === null
            ? `no interval: ${whyNoInterval(gain, contrast)}`
            : displayPointsInterval(gain.low, gain.high)}
        </span>
        {` · ${sayTasksRough(gain)} · ${displayCounted(gain.nTrials, 'trial')}`}
      </p>
      <p className="mt-1" title={RATE_HINTS[contrast.weighting]}>
        <Dumbbell
          without={headline.without}
          with={headline.with}
          kinds={{ without: contrast.without.kind, with: contrast.with.kind }}
          width={200}
        />
        <span className="block text-xs">
          {displayRate(headline.without, '')} → {displayRate(headline.with)}
        </span>
      </p>
      <p className="text-xs text-ink-3">
        <PolicyAnswers policies={headline.policies} policy={contrast.policy} />
      </p>
    </div>
  )
}

const RATE_HINTS = {
  tasks: 'Average over tasks; each task counts once, however often it was run.',
  trials: 'Average over trials; each trial counts once.',
  domains: 'Average over domains; each domain counts once.',
}
