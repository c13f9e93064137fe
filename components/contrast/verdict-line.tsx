import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import type { HarmCount } from '@/lib/cells/rank-harms'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { sayTasksRough } from '@/lib/cells/say-tasks'
import { whyNoInterval } from '@/lib/domain/no-interval'
import { Term } from './term'
import { VerdictSentence } from './verdict-sentence'

/** The overall answer on top of a view that asks something else: in words, its statistic under it. */
export function VerdictLine({
  frame,
  headline,
  harms,
}: {
  frame: ExperimentFrame
  headline: Headline | null
  harms?: HarmCount | null
}) {
  if (!headline || !frame.contrast) return null
  const { gain } = headline
  return (
    <section aria-label="The overall gain" className="border-b py-3">
      <VerdictSentence frame={frame} headline={headline} harms={harms} />
      <p className="mt-1 text-xs text-ink-3">
        overall <Term of="Gain">gain</Term> {displayPoints(gain.estimate)} <Term of="pp" />{' '}
        {gain.low === null
          ? `no interval: ${whyNoInterval(gain, frame.contrast)}`
          : displayPointsInterval(gain.low, gain.high)}
        {` · ${sayTasksRough(gain)} · ${displayCounted(gain.nTrials, 'trial')}`}
      </p>
    </section>
  )
}
