import { ConditionMark } from '@/components/ui/condition-mark'
import type { ConditionsView } from '@/lib/analysis/condition/compare-conditions'
import { displayCounted, displayRate, displayRateInterval } from '@/lib/display'

/** All conditions at once, on what every one of them has, and what that costs. */
export function CommonRates({ view }: { view: ConditionsView }) {
  const { common } = view
  if (!common)
    return (
      <p className="text-ink-2">
        No configuration has every condition on any task: only pairs can be compared.
      </p>
    )
  const named = new Map(view.conditions.map((one) => [one.key, one]))
  return (
    <>
      <table className="w-full max-w-[560px]">
        <caption className="sr-only">Rate of each condition on the common set of all</caption>
        <tbody>
          {common.rates.map(({ condition, rate, low, high }) => (
            <tr key={condition} className="border-b last:border-0 [&>td]:py-[6px] [&>td]:pr-4">
              <td>
                <ConditionMark
                  kind={named.get(condition)!.kind}
                  label={named.get(condition)!.label}
                  isInferred={named.get(condition)!.nInferred > 0}
                />
              </td>
              <td className="text-right font-[600]">{displayRate(rate)}</td>
              <td className="pr-0! text-right text-ink-3">{displayRateInterval(low, high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 max-w-[760px] text-ink-2">
        On {displayCounted(common.nTasks, 'task')} of{' '}
        {displayCounted(common.configurations.length, 'configuration')}. Asking for all conditions
        at once costs {displayCounted(common.nTasksLost, 'task')} and{' '}
        {displayCounted(common.nConfigurationsLost, 'configuration')} that some condition lacks; the
        pairs above keep theirs. Rates with a 95 % interval{' '}
        {view.contrast?.uncertainty === 'rerun' ? 'for running these tasks again' : 'over tasks'},
        weighted as above; these intervals share their tasks, so that overlap does not mean equal.
      </p>
    </>
  )
}
