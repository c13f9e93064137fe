import { Dumbbell } from '@/components/chart/dumbbell'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { isOpenVerdict } from '@/components/contrast/answer-line'
import { GainMethod } from '@/components/contrast/gain-method'
import { sayLeftOut } from '@/components/contrast/left-out-words'
import { PolicyAnswers } from '@/components/contrast/policy-answers'
import { VerdictSentence } from '@/components/contrast/verdict-sentence'
import { VerdictTerm } from '@/components/contrast/verdict-term'
import { Term } from '@/components/contrast/term'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import type { UseChange } from '@/lib/cells/use-change'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { methodWords, whyNoInterval } from '@/lib/domain/no-interval'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { sayGrowth } from './growth-words'
import { OverviewFacts } from './overview-facts'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  headlineUse,
  sayBasis,
  sayChange,
  USE_NAMES,
} from '@/components/costs/use-words'

/** The answer in words, then the statistic: the gain with its interval and n, and what stands behind it. */
export function HeadlineBand({ summary }: { summary: ExperimentSummary }) {
  const { headline, harms, contrast } = summary
  if (!headline || !contrast) return null
  const leftOut = sayLeftOut(summary.experiment, contrast.weighting)
  const use = headlineUse(summary.use)
  const growth = sayGrowth(summary.growing, summary.imports.nBringing)
  return (
    <section aria-label="Did skills help overall?">
      <div className="border-b border-rule-strong py-4">
        <VerdictSentence frame={summary} headline={headline} harms={harms} isLarge />
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-5 py-4">
        <Success headline={headline} contrast={contrast} />
        {use && <UseHead change={use} />}
        <div className="min-w-0 flex-1 basis-[420px]">
          <OverviewFacts summary={summary} headline={headline} />
        </div>
      </div>
      <div className="border-b pb-4 text-xs text-ink-2">
        {leftOut && <p className="max-w-[860px]">{leftOut}</p>}
        <p className="max-w-[860px]">
          {sayMoreData(headline.plan, { ...contrast, isOpen: isOpenVerdict(headline.verdict) })}
          {headline.isEquivalent && ' An effect beyond ±5 pp is ruled out (two one-sided tests).'}
          {headline.repeat &&
            headline.repeat.low !== null &&
            ` Run again as often, these tasks would land between ${displayPoints(headline.repeat.low)} and ${displayPoints(headline.repeat.high, ' pp')}.`}
        </p>
        {growth && <p className="mt-1 max-w-[860px]">{growth}</p>}
        <GainMethod headline={headline} contrast={contrast} />
      </div>
    </section>
  )
}

/** Success with its verdict, the gain, its interval with n, and both rates on a line. */
function Success({ headline, contrast }: { headline: Headline; contrast: ContrastHead }) {
  const { gain, verdict, isEquivalent } = headline
  const tone = GAIN_TONE[gainTone(gain)]
  return (
    <div className="min-w-[220px]">
      <p className="text-xs text-ink-2">
        Success{' '}
        {verdict && (
          <strong className={`font-[600] ${tone}`}>
            <VerdictTerm verdict={verdict} isSmall={isEquivalent} />
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
            ? `no interval: ${whyNoInterval(gain.nTasks, contrast)}`
            : displayPointsInterval(gain.low, gain.high)}
        </span>
        {` · ${displayCounted(gain.nTasks, 'task')} · ${displayCounted(gain.nTrials, 'trial')}`}
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

/** What success costs: the change of tokens, or of money, of a typical task. */
function UseHead({ change }: { change: UseChange }) {
  const { measure } = change
  const said = sayChange(change)
  return (
    <div className="min-w-[180px]">
      <p className="text-xs text-ink-2">
        {USE_NAMES[measure]} <strong className="font-[600]">{said}</strong>{' '}
        <a href="#use" className="text-ink-3 underline underline-offset-2 hover:text-ink">
          all measures
        </a>
      </p>
      <p className="flex items-baseline gap-2">
        <strong
          className={`text-headline font-[620] tracking-[-.03em] ${said === 'can’t tell yet' ? 'text-noise' : ''}`}
        >
          {displayChange(change.change, '')}
        </strong>
        <span className="text-base text-ink-2">% per run</span>
      </p>
      <p className="text-ink-3">
        {displayChangeInterval(change)} {sayBasis(change)}
      </p>
      <p className="mt-1 text-xs">
        {displayUse(measure, change.without)} → {displayUse(measure, change.with)}
      </p>
    </div>
  )
}

const RATE_HINTS = {
  tasks: 'Average over tasks; each task counts once, however often it was run.',
  trials: 'Average over trials; each trial counts once.',
  domains: 'Average over domains; each domain counts once.',
}
