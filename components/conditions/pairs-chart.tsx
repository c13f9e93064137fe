import { GainRowsChart } from '@/components/chart/gain-rows-chart'
import { PlotFrame } from '@/components/chart/plot-frame'
import type { ConditionPair, ConditionsView } from '@/lib/analysis/condition/compare-conditions'
import { displayCounted } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import { conditionsDataHref } from '@/lib/url/conditions'
import type { ContrastParams } from '@/lib/url/experiment'
import { visibleName } from '@/lib/domain/visible-text'

/** Each pair of conditions as a gain with its interval. */
export function PairsChart({
  view,
  pairs,
  params,
}: {
  view: ConditionsView
  pairs: readonly ConditionPair[]
  params: ContrastParams
}) {
  const { experiment, conditions, contrast } = view
  const label = (key: string) => conditions.find((one) => one.key === key)?.label ?? key
  const axis =
    contrast?.uncertainty === 'rerun'
      ? 'gain, pp, 95 % interval for these tasks'
      : 'gain, pp, 95 % interval over tasks'
  const names = pairs.map((pair) => `${label(pair.with)} − ${label(pair.without)}`)
  return (
    <PlotFrame
      label={`Gain of ${displayCounted(pairs.length, 'pair')} of conditions; the numbers follow as a table`}
      fileName={`${experiment.slug}-conditions`}
      csvHref={conditionsDataHref(experiment.slug, params, 'csv')}
      caption={{
        title: 'Which condition is better, on common configurations and tasks?',
        note: `${visibleName(experiment.name)}. ${axis}; n is the number of tasks of a pair. Each pair on its own common set. Formulas, no draws.`,
      }}
    >
      <GainRowsChart
        label="Gain of each pair of conditions"
        axis={axis}
        width={820}
        names={Math.min(520, 110 + Math.max(...names.map((name) => name.length)) * 6.6)}
        rows={pairs.map(({ gain }, index) => ({
          ...{ name: names[index]!, gain: gain.estimate, low: gain.low, high: gain.high },
          note: sayTasks(gain),
        }))}
      />
    </PlotFrame>
  )
}
