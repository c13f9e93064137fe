import { ConditionMark } from '@/components/ui/condition-mark'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import type { PerTrial } from '@/lib/cells/measure-arms'
import { displayCost, displayRate, displayRateInterval, displayTokens } from '@/lib/display'
import { ConfigurationName } from './arm-name'
import { right, rowClass, Table } from '@/components/ui/table'

const FRONT_WORDS = {
  front: 'none is cheaper and as high',
  within_noise: 'another is cheaper and as high; intervals overlap',
  dominated: 'another is cheaper, its interval above',
  unknown: '—',
}

const sourceOf = ({ source, nKnown, printedIn }: PerTrial) =>
  source === 'printed'
    ? `as printed: ${printedIn}`
    : source === 'trials'
      ? `mean of ${nKnown} trials`
      : 'unknown'

/** Every arm with what it costs, in numbers. */
export function ArmsTable({ points }: { points: ModelsView['points'] }) {
  return (
    <Table
      caption="Success, cost and tokens of every arm"
      least={860}
      heads={[
        'Arm',
        'Condition',
        ...right(
          'Rate, %',
          '95 %',
          '$ a trial',
          '$ a solved task',
          'Tokens a trial',
          'Tokens a solved task',
        ),
        'Front',
      ]}
    >
      {points.map((point) => (
        <tr
          key={`${point.configuration} ${point.condition}`}
          className={`${rowClass()} [&>td]:whitespace-nowrap`}
        >
          <td>
            <ConfigurationName {...point} />
          </td>
          <td>
            <ConditionMark kind={point.kind} label={point.conditionLabel} />
          </td>
          <td className="text-right">{displayRate(point.rate, '')}</td>
          <td
            className="text-right text-ink-3"
            title={`${point.nTasks} tasks, ${point.nTrials} trials`}
          >
            {displayRateInterval(point.low, point.high)}
          </td>
          <td className="text-right" title={sourceOf(point.cost)}>
            {displayCost(point.cost.value)}
          </td>
          <td className="text-right">
            {point.costPerSolvedUsd === Infinity ? '∞' : displayCost(point.costPerSolvedUsd)}
          </td>
          <td className="text-right" title={sourceOf(point.tokens)}>
            {displayTokens(point.tokens.value)}
          </td>
          <td className="text-right">
            {point.tokensPerSolved === Infinity ? '∞' : displayTokens(point.tokensPerSolved)}
          </td>
          <td className="text-xs text-ink-3">{FRONT_WORDS[point.front]}</td>
        </tr>
      ))}
    </Table>
  )
}
