import { ConditionMark } from '@/components/ui/condition-mark'
import type { ModelsView } from '@/lib/analysis/compare-models'
import type { PerTrial } from '@/lib/analysis/measure-arms'
import { displayCost, displayRate, displayRateInterval, displayTokens } from '@/lib/display'
import { ConfigurationName } from './arm-name'

const FRONT_WORDS = {
  front: 'nothing beats it',
  within_noise: 'beaten, within noise',
  dominated: 'beaten',
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
    <div className="relative overflow-x-auto">
      <table className="w-full min-w-[860px]">
        <caption className="sr-only">Success, cost and tokens of every arm</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px]">
            <th scope="col">Arm</th>
            <th scope="col">Condition</th>
            <th scope="col" className="text-right">
              Rate, %
            </th>
            <th scope="col" className="text-right">
              95 %
            </th>
            <th scope="col" className="text-right">
              $ a trial
            </th>
            <th scope="col" className="text-right">
              $ a solved task
            </th>
            <th scope="col" className="text-right">
              Tokens a trial
            </th>
            <th scope="col" className="text-right">
              Tokens a solved task
            </th>
            <th scope="col" className="pr-0!">
              Front
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr
              key={`${point.configuration} ${point.condition}`}
              className="border-b last:border-0 [&>td]:py-[5px] [&>td]:pr-4 [&>td]:whitespace-nowrap"
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
              <td className="pr-0! text-xs text-ink-3">{FRONT_WORDS[point.front]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
