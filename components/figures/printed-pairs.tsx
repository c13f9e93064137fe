import type { PrintedPair } from '@/lib/cells/compare-printed-conditions'
import { displayPoints, displayRate } from '@/lib/display'
import { printedCondition } from './figure-group'
import { right, rowClass, Table } from '@/components/ui/table'

/** Conditions side by side, each pair on the configurations that print both. */
export function PrintedPairs({ pairs }: { pairs: readonly PrintedPair[] }) {
  const trapped = pairs.filter((pair) => pair.configurations.length < pair.nConfigurationsOverAll)
  return (
    <>
      <Table
        caption="Conditions on the configurations that print both"
        least={640}
        heads={[
          'Condition',
          'Against',
          ...right('Rates, %', 'Difference, pp', 'Configurations', 'Better / worse'),
        ]}
      >
        {pairs.map((pair) => (
          <tr key={`${pair.without} ${pair.with}`} className={rowClass()}>
            <td>{printedCondition(pair.with)}</td>
            <td>{printedCondition(pair.without)}</td>
            <td className="text-right">
              {displayRate(pair.withRate, '')} / {displayRate(pair.withoutRate, '')}
            </td>
            <td className="text-right font-[600]">{displayPoints(pair.difference)}</td>
            <td className="text-right" title={pair.configurations.join(', ')}>
              {pair.configurations.length}
            </td>
            <td className="text-right">
              {pair.nUp} / {pair.nDown}
            </td>
          </tr>
        ))}
      </Table>
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
    </>
  )
}
