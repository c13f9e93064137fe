import type { ReactNode } from 'react'
import type { Headline } from '@/lib/cells/make-headline'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import { isOpenVerdict } from '@/components/contrast/answer-line'
import { VerdictSentence } from '@/components/contrast/verdict-sentence'
import { methodWords, whyNoInterval } from '@/lib/domain/no-interval'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { HoverNote } from '@/components/ui/hover-note'
import { GainMethod } from '@/components/contrast/gain-method'
import {
  displayBeyondNoise,
  luckSentence,
  sayLuckInShort,
  saySuggestive,
} from '@/components/contrast/luck'
import { sayLeftOut } from '@/components/contrast/left-out-words'
import { sayMissing } from '@/components/contrast/missing-words'
import { PolicyAnswers } from '@/components/contrast/policy-answers'

/** The answer in one line: the gain with its interval and n, and what stands behind it. */
export function HeadlineBand({ summary }: { summary: ExperimentSummary }) {
  const { headline, harms, contrast } = summary
  if (!headline || !contrast) return null
  const { gain, coverage } = headline
  const suggestive = saySuggestive(harms)
  const leftOut = sayLeftOut(summary.experiment, contrast.weighting)
  return (
    <section
      aria-label="Did skills help overall?"
      className="flex flex-wrap items-center gap-x-8 gap-y-4 border-b py-4"
    >
      <div className="basis-full border-b pb-4">
        <VerdictSentence frame={summary} headline={headline} harms={harms} isLarge />
      </div>
      <div className="min-w-[232px]">
        <p className="flex items-baseline gap-2">
          <strong
            className={`text-headline font-[620] tracking-[-.03em] ${headlineTone(headline)}`}
          >
            {displayPoints(gain.estimate)}
          </strong>
          <span className="text-base text-ink-2">pp</span>
          {headline.verdict && (
            <span className="text-xs text-ink-2">{VERDICT_LABELS[headline.verdict]}</span>
          )}
        </p>
        <p className="text-ink-3">
          <span title={methodWords(gain, contrast)}>
            {gain.low === null
              ? `no interval: ${whyNoInterval(gain.nTasks, contrast)}`
              : displayPointsInterval(gain.low, gain.high)}
          </span>
          {` · ${displayCounted(gain.nTasks, 'task')} · ${displayCounted(gain.nTrials, 'trial')}`}
        </p>
        <p className="text-xs text-ink-3">
          <PolicyAnswers policies={headline.policies} policy={contrast.policy} />
        </p>
      </div>
      <dl className="grid flex-1 grid-cols-[repeat(auto-fit,minmax(158px,1fr))] gap-x-5 gap-y-4">
        <Fact
          value={`${displayRate(headline.without, '')} → ${displayRate(headline.with)}`}
          says="without → with skills"
          hint={RATE_HINTS[contrast.weighting]}
        />
        <NormalizedFact headline={headline} />
        <Fact
          value={
            coverage.nTasks === 0 ? '—' : `${headline.nUp} / ${headline.nTie} / ${headline.nDown}`
          }
          says="tasks up / tied / down"
        />
        <Fact
          value={harms.nTasks === 0 ? '—' : displayBeyondNoise(harms)}
          says={sayLuckInShort(harms) + (suggestive ? `; ${suggestive}` : '')}
          hint={luckSentence(harms, harms.luck)}
        />
        <Fact
          value={displayRate(coverage.tasks).replace('.0', '')}
          says={`coverage, ${displayCount(coverage.nCells)} cells`}
          hint={`Tasks with counted trials in both arms of every configuration shown: ${coverage.nTasks} of ${coverage.plannedTasks}. Cells: ${displayCount(coverage.nCells)} of ${displayCount(coverage.plannedCells)}. ${sayMissing(coverage.missing)}`}
        />
      </dl>
      <div className="basis-full text-xs text-ink-2">
        {leftOut && <p className="max-w-[860px]">{leftOut}</p>}
        <p className="max-w-[860px]">
          {sayMoreData(headline.plan, { ...contrast, isOpen: isOpenVerdict(headline.verdict) })}
          {headline.isEquivalent && ' An effect beyond ±5 pp is ruled out (two one-sided tests).'}
          {headline.repeat &&
            headline.repeat.low !== null &&
            ` Run again as often, these tasks would land between ${displayPoints(headline.repeat.low)} and ${displayPoints(headline.repeat.high, ' pp')}.`}
        </p>
        <GainMethod headline={headline} contrast={contrast} />
      </div>
    </section>
  )
}

function NormalizedFact({ headline }: { headline: Headline }) {
  const { meanOfConfigurations, ofMeans } = headline.normalizedGain
  const differs =
    meanOfConfigurations !== null &&
    ofMeans !== null &&
    Math.abs(meanOfConfigurations - ofMeans) > 0.002
  const n = headline.nConfigurations
  return (
    <Fact
      value={displayRate(meanOfConfigurations)}
      says={
        <>
          normalized gain{n > 1 ? `, mean of ${displayCounted(n, 'configuration')}` : ''}
          {differs && ` (${displayRate(ofMeans)} of the means)`}
        </>
      }
      hint="Share of the failures that the skills removed: (with − without) / (1 − without)."
    />
  )
}

function Fact({ value, says, hint }: { value: string; says: ReactNode; hint?: string }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-xs text-ink-3">
        {hint ? <HoverNote label={says}>{hint}</HoverNote> : says}
      </dt>
      <dd className="text-base font-[600] whitespace-nowrap">{value}</dd>
    </div>
  )
}

const RATE_HINTS = {
  tasks: 'Average over tasks; each task counts once, however often it was run.',
  trials: 'Average over trials; each trial counts once.',
  domains: 'Average over domains; each domain counts once.',
}

/** An interval that reaches zero is grey however large its point. */
const headlineTone = ({ verdict }: Headline) =>
  verdict === 'hurts' ? 'text-hurt' : verdict === 'helps' ? '' : 'text-noise'
