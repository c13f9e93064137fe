import { VerdictLine } from '@/components/contrast/verdict-line'
import { ViewHead } from '@/components/contrast/view-head'
import { PrintedPairs } from '@/components/figures/printed-pairs'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import type {
  ConditionPair,
  ConditionsView as View,
} from '@/lib/analysis/condition/compare-conditions'
import { displayCounted, displayFamily } from '@/lib/display'
import { GAIN_METHODS } from '@/lib/domain/gain'
import { visibleName } from '@/lib/domain/visible-text'
import { sayMoreData } from '@/lib/stats/plan-more-data'
import type { ContrastParams } from '@/lib/url/experiment'
import { CommonRates } from './common-rates'
import { gatherSentences } from './gather-sentences'
import { PairMatrix } from './pair-matrix'
import { PairsChart } from './pairs-chart'
import { ConditionPairsTable } from './pairs-table'

/** No skills, curated, generated, evolved: side by side, each pair on its own common set. */
export function ConditionsView({ view, params }: { view: View; params: ContrastParams }) {
  const { pairs, printed } = view
  const [full, empty] = [pairs.filter(hasTasks), pairs.filter((pair) => !hasTasks(pair))]
  return (
    <>
      <ViewHead frame={view} title="Which skills help: curated, generated, evolved?" />
      <VerdictLine frame={view} headline={view.headline} />
      {pairs.length === 0 && printed.length === 0 && (
        <p className="mt-6 text-ink-2">
          Nothing to compare: this needs trials under two known conditions. Logs of the same tasks
          with and without skills would fill it.
        </p>
      )}
      {printed.length > 0 && (
        <Section
          id="printed"
          title="Which condition is better, on the same configurations?"
          aside="means of printed rates"
        >
          <PrintedPairs pairs={printed} />
        </Section>
      )}
      {pairs.length > 0 && (
        <Section
          id="pairs"
          title="Which condition is better, on common configurations and tasks?"
          aside={displayCounted(pairs.length, 'pair')}
        >
          {full.length === 0 ? (
            <p className="text-ink-2">No two conditions have a task in common.</p>
          ) : (
            <>
              {hasSeveralSides(full) && <PairMatrix view={view} pairs={full} />}
              <PairsChart view={view} pairs={full} params={params} />
              <ConditionPairsTable view={view} pairs={full} />
              <PairPlans view={view} pairs={full} />
            </>
          )}
          <EmptyPairs view={view} pairs={empty} />
          <HowComputed href={methodHref('Conditions side by side')}>
            <p>
              Per task the mean of its differences over the pair’s own configurations (those with at
              least 95 % of the tasks in both conditions, or those named in the link), then the mean
              over what counts once. A condition that only some configurations ran is never set
              against the mean of all. Intervals, 95 %:{' '}
              {[...new Set(pairs.map(({ gain }) => GAIN_METHODS[gain.method]))].join('; ')}. q: the
              two-sided p after Benjamini and Hochberg over {displayFamily(pairs.length, 'pair')} of
              this table. No draws and no seed: formulas (Miller 2024 §4).
            </p>
          </HowComputed>
        </Section>
      )}
      {pairs.length > 1 && (
        <Section id="common" title="And all of them on one common set?">
          <CommonRates view={view} />
        </Section>
      )}
    </>
  )
}

interface PairsProps {
  readonly view: View
  readonly pairs: readonly ConditionPair[]
}

/** Against a single condition the matrix would be the chart below it once more. */
const hasSeveralSides = (pairs: readonly ConditionPair[]) =>
  new Set(pairs.map(({ without }) => without)).size > 1

const hasTasks = ({ gain }: ConditionPair) => gain.nTasks > 0

function namePair({ conditions }: View, pair: ConditionPair): string {
  const label = (key: string) =>
    visibleName(conditions.find((one) => one.key === key)?.label ?? key)
  return `${label(pair.with)} against ${label(pair.without)}`
}

/** Sentences that stand open. */
const MOST_PLANS = 4

/** What more data would show, of the pairs that cannot be told yet. */
function PairPlans({ view, pairs }: PairsProps) {
  const { contrast } = view
  const open = pairs.filter(({ verdict }) => verdict === 'cannot_tell' || verdict === null)
  // More tasks do not help a question about these ones.
  if (open.length === 0 || contrast?.uncertainty === 'rerun') return null
  const told = gatherSentences(
    open.map((pair) => ({
      of: namePair(view, pair),
      sentence: sayMoreData(pair.plan, { isOpen: true }),
    })),
  )
  const list = (
    <ul className="mt-2 grid max-w-[860px] gap-1 text-xs text-ink-2">
      {told.map(({ of, sentence }) => (
        <li key={sentence}>
          {of.join('; ')}: {sentence}
        </li>
      ))}
    </ul>
  )
  if (told.length <= MOST_PLANS) return list
  return (
    <details className="mt-2 text-xs text-ink-2">
      <summary className="w-fit cursor-pointer hover:text-ink">
        What more data would show, for {displayCounted(open.length, 'pair')} that cannot be told yet
      </summary>
      {list}
    </details>
  )
}

/** Pairs that nothing can be said of, by name only. */
function EmptyPairs({ view, pairs }: PairsProps) {
  if (pairs.length === 0) return null
  return (
    <details className="mt-3 text-xs text-ink-2">
      <summary className="w-fit cursor-pointer hover:text-ink">
        {displayCounted(pairs.length, 'pair')} without a common task
      </summary>
      <ul className="mt-1 grid max-w-[860px] gap-1">
        {pairs.map((pair) => (
          <li key={`${pair.without} ${pair.with}`}>{namePair(view, pair)}</li>
        ))}
      </ul>
    </details>
  )
}
