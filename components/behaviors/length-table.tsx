import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { LengthRow } from '@/lib/cells/printed-behaviors'
import { visibleName } from '@/lib/domain/visible-text'
import { displayDrop, displayPrinted } from './printed-words'

/** Longer answers against outcome: each arm before and after it is made to think on. */
export function LengthTable({ lengths }: { lengths: readonly LengthRow[] }) {
  const arms = lengths[0]?.arms.map(({ arm }) => arm) ?? []
  return (
    <Section
      id="length"
      title="Does a longer answer help?"
      aside="budget forcing, 4,096 → 8,192 tokens; % solved and differences as printed, which rounds each by itself; lengths of single answers are not"
    >
      <div className="max-w-[860px]">
        <Table
          caption="Success with the standard budget and with twice of it"
          heads={['Task', ...arms.map((arm) => ({ label: visibleName(arm), isRight: true }))]}
        >
          {lengths.map(({ task, arms: values }) => (
            <tr key={task} className={rowClass('dense')}>
              <th scope="row" className="text-left font-normal">
                {visibleName(task)}
              </th>
              {values.map(({ arm, before, after, difference }) => (
                <td key={arm} className="text-right whitespace-nowrap">
                  {displayPrinted(before)} → {displayPrinted(after)}{' '}
                  <span className="inline-block w-[44px] text-xs text-ink-3">
                    {difference === null ? '' : displayDrop(difference)}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </div>
    </Section>
  )
}
