import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import type { Headline } from '@/lib/cells/make-headline'
import { sayPair } from '@/lib/cells/say-pair'
import { sayUnder } from '@/lib/cells/say-verdict'
import type { UseChange } from '@/lib/cells/use-change'
import {
  displayChange,
  sayBasis,
  sayChangeSentence,
  sayLost,
  sayRatio,
  sayTimedOut,
} from '@/lib/cells/use-words'
import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import { USE_NAMES, type Use, type UseScope } from '@/lib/domain/trial-measure'

/** What a page of a use says first. */
export interface UseAnswered extends ExperimentFrame {
  readonly headline: Headline | null
  readonly measure: Use
  readonly only: UseScope
  readonly change: UseChange | null
}

/** The whole bill beside a typical task: `ratio of totals +41 %, [+20, +65]`. */
const sayBill = (change: UseChange): string | null =>
  change.ratio === null
    ? null
    : `ratio of totals ${displayChange(change.ratio - 1)}, ${sayRatio(change)}`

const saySuccess = ({ gain }: Headline): string =>
  `success beside it ${displayPoints(gain.estimate, ' pp')} ${displayPointsInterval(gain.low, gain.high)} · ${displayCounted(gain.nTasks, 'task')}`

/** Why there is no change to show. */
function whyNothing({ experiment, measure, only }: UseAnswered): string {
  if (only === 'solved')
    return 'No task was solved by every run of both arms, so there are no successes to compare. Choose all runs.'
  return experiment.kind === 'published'
    ? `The source prints no ${USE_NAMES[measure].toLowerCase()} of configurations in both arms.`
    : `No run of these two conditions says its ${USE_NAMES[measure].toLowerCase()}. Logs that report it fill this view.`
}

/** The change of a use over all: in words, then what it rests on, then success beside it. */
export function UseAnswer({ view }: { view: UseAnswered }) {
  const { headline, change, only } = view
  if (!change) return <p className="mt-6 max-w-[620px] text-ink-2">{whyNothing(view)}</p>
  // Success is over all runs: what solved tasks use does not stand beside it.
  const pair = headline && only === 'all' ? sayPair(headline, change) : null
  const { conditions, contrast } = view
  const under = contrast ? sayUnder({ conditions, contrast }) : undefined
  const rest = [sayBasis(change), sayBill(change), sayLost(change)]
  const timedOut = sayTimedOut([change])
  return (
    <section aria-label="The change over all" className="border-b py-3">
      <p className="max-w-[860px] text-base font-[550] text-pretty text-ink">
        {only === 'solved' && 'Among tasks solved in both arms: '}
        {sayChangeSentence(change, under)}
      </p>
      {pair && <p className="mt-1 max-w-[860px] text-ink-2">{pair}</p>}
      <p className="mt-1 max-w-[860px] text-xs text-ink-3">
        {[...rest, headline && saySuccess(headline)].filter(Boolean).join(' · ')}
        {timedOut && ` · ${timedOut}`}
      </p>
    </section>
  )
}
