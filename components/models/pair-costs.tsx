import type { ArmPair } from '@/lib/analysis/model/describe-pair'
import { displayCost, displayCount, displayCounted } from '@/lib/display'
import { BOOTSTRAP_DRAWS } from '@/lib/stats/numeric-rules'

const dollars = (value: number | null) => (value === Infinity ? '∞' : displayCost(value))

const factor = (value: number | null) =>
  value === null ? '—' : value === Infinity ? '∞' : `${value.toFixed(2)}×`

/** What a solved task costs in both arms, where the logs say. */
export function PairCosts({ pair }: { pair: ArmPair }) {
  const { costs } = pair
  if (!costs)
    return (
      <p className="mt-2 text-xs text-ink-3">
        Cost per solved task with an interval: unknown, since no common task has the cost of every
        trial in both arms. Averages that are known stand in the table of arms below.
      </p>
    )
  const interval = ({ low, high }: { low: number | null; high: number | null }) =>
    `[${dollars(low)}, ${dollars(high)}]`
  return (
    <p className="mt-2 text-ink-2">
      Per solved task: {dollars(costs.first.ratio)} {interval(costs.first)} against{' '}
      {dollars(costs.second.ratio)} {interval(costs.second)}; {factor(costs.ratio.ratio)} [
      {factor(costs.ratio.low)}, {factor(costs.ratio.high)}].{' '}
      <span className="text-xs text-ink-3">
        Total spend, failed and left-out attempts included, over tasks solved, on{' '}
        {displayCounted(costs.nTasks, 'task')}; 95 % percentile interval, tasks resampled, B ={' '}
        {displayCount(costs.draws)}
        {costs.draws < BOOTSTRAP_DRAWS && ' (fewer than usual, for so many tasks)'}, seed{' '}
        {costs.seed}.
      </span>
    </p>
  )
}
