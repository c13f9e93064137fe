import type { PrintedPair } from '@/lib/analysis/compare-printed-conditions'
import { displayPoints, displayRate } from '@/lib/display'
import { printedCondition } from './figure-group'

/** Conditions side by side, each pair on the configurations that print both. */
export function PrintedPairs({ pairs }: { pairs: readonly PrintedPair[] }) {
  const trapped = pairs.filter((pair) => pair.configurations.length < pair.nConfigurationsOverAll)
  return (
    <div
      className="relative overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label="Pairs of conditions as printed, to be scrolled sideways"
    >
      <table className="w-full min-w-[640px]">
        <caption className="sr-only">Conditions on the configurations that print both</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px]">
            <th scope="col">Condition</th>
            <th scope="col">Against</th>
            <th scope="col" className="text-right">
              Rates, %
            </th>
            <th scope="col" className="text-right">
              Difference, pp
            </th>
            <th scope="col" className="text-right">
              Configurations
            </th>
            <th scope="col" className="pr-0! text-right">
              Better / worse
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr
              key={`${pair.without} ${pair.with}`}
              className="border-b last:border-0 [&>td]:py-[6px] [&>td]:pr-4"
            >
              <td>{printedCondition(pair.with)}</td>
              <td>{printedCondition(pair.without)}</td>
              <td className="text-right">
                {displayRate(pair.withRate, '')} / {displayRate(pair.withoutRate, '')}
              </td>
              <td className="text-right font-[600]">{displayPoints(pair.difference)}</td>
              <td className="text-right" title={pair.configurations.join(', ')}>
                {pair.configurations.length}
              </td>
              <td className="pr-0! text-right">
                {pair.nUp} / {pair.nDown}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {trapped.map((pair) => (
        <p key={`${pair.without} ${pair.with}`} className="mt-2 max-w-[760px] text-ink-2">
          Only {pair.configurations.length} configurations ran both {printedCondition(pair.with)}{' '}
          and {printedCondition(pair.without)}: {displayRate(pair.withRate)} compares with{' '}
          {displayRate(pair.withoutRate)} of the same {pair.configurations.length}, not with the{' '}
          {displayRate(pair.withoutOverAll)} of all {pair.nConfigurationsOverAll}.
        </p>
      ))}
      <p className="mt-2 max-w-[760px] text-xs text-ink-3">
        Means of printed rates, each configuration once. No interval: a source that prints no tasks
        cannot tell how tasks vary.
      </p>
    </div>
  )
}
