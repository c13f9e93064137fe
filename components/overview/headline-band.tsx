import { isOpenVerdict } from '@/components/contrast/answer-line'
import { GainMethod } from '@/components/contrast/gain-method'
import { saySettling } from '@/components/contrast/settle-words'
import { sayLeftOut } from '@/components/contrast/left-out-words'
import { VerdictSentence } from '@/components/contrast/verdict-sentence'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { sayPair } from '@/lib/cells/say-pair'
import { displayPoints } from '@/lib/display'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import { GrowthChart } from './growth-chart'
import { sayGrowth } from './growth-words'
import { OverviewFacts } from './overview-facts'
import { headlineUse } from '@/lib/cells/use-words'
import { SuccessFigure } from './success-figure'
import { UseFigure } from './use-figure'

/** The answer in words, then the statistic: the gain with its interval and n, and what stands behind it. */
export function HeadlineBand({ summary }: { summary: ExperimentSummary }) {
  const { headline, harms, contrast } = summary
  if (!headline || !contrast) return null
  const leftOut = sayLeftOut(summary.experiment, contrast.weighting)
  const use = headlineUse(summary.use)
  const pair = sayPair(headline, use)
  const settling = saySettling(headline)
  const growth = sayGrowth(summary.growing, summary.imports.nBringing)
  return (
    <section aria-label="Did skills help overall?">
      <div className="border-b border-rule-strong py-4">
        <VerdictSentence frame={summary} headline={headline} harms={harms} isLarge />
        {pair && <p className="mt-1 max-w-[760px] text-ink-2">{pair}</p>}
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-5 py-4">
        <SuccessFigure headline={headline} contrast={contrast} />
        {use && <UseFigure change={use} contrast={contrast} />}
        <div className="min-w-0 flex-1 basis-[420px]">
          <OverviewFacts summary={summary} headline={headline} />
        </div>
      </div>
      <div className="border-b pb-4 text-xs text-ink-2">
        {leftOut && <p className="max-w-[860px]">{leftOut}</p>}
        <p className="max-w-[860px]">
          {settling && `${settling} `}
          {sayMoreData(headline.plan, { ...contrast, isOpen: isOpenVerdict(headline.verdict) })}
          {headline.isEquivalent && ' An effect beyond ±5 pp is ruled out (two one-sided tests).'}
          {headline.repeat &&
            headline.repeat.low !== null &&
            ` Run again as often, these tasks would land between ${displayPoints(headline.repeat.low)} and ${displayPoints(headline.repeat.high, ' pp')}.`}
        </p>
        {growth && <p className="mt-1 max-w-[860px]">{growth}</p>}
        {growth && <GrowthChart steps={summary.growth} />}
        <GainMethod headline={headline} contrast={contrast} />
      </div>
    </section>
  )
}
