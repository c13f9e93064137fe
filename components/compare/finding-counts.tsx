import { right, rowClass, Table } from '@/components/ui/table'
import type { ComparedTask } from '@/lib/analysis/compare/compared-task'
import { TASK_LABELS, type TaskLabel } from '@/lib/domain/gain'

/** How many tasks have which finding in both experiments: the left down, the right across. */
export function FindingCounts({ tasks }: { tasks: readonly ComparedTask[] }) {
  // The labels in their own order, those alone that some task has.
  const all = Object.keys(TASK_LABELS) as TaskLabel[]
  const has = (side: 'left' | 'right') =>
    all.filter((label) => tasks.some((task) => task[side].finding === label))
  const columns = has('right')
  const count = (down: TaskLabel, across: TaskLabel) =>
    tasks.filter((task) => task.left.finding === down && task.right.finding === across).length
  return (
    <Table
      caption="Tasks by their finding in both experiments"
      heads={['Left down, right across', ...right(...columns.map((label) => TASK_LABELS[label]))]}
    >
      {has('left').map((down) => (
        <tr key={down} className={rowClass('dense')}>
          <th scope="row" className="text-left font-normal">
            {TASK_LABELS[down]}
          </th>
          {columns.map((across) => (
            <td
              key={across}
              className={`text-right ${down === across ? 'text-ink-3' : 'font-[600]'}`}
            >
              {count(down, across) || '·'}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}
