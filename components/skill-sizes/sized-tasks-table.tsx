import Link from 'next/link'
import type { ListedSizedTask } from '@/lib/analysis/skill/summarize-skill-sizes'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { taskIntervalWords } from '@/lib/domain/gain'
import { SKILL_SIZE_LABELS, SKILL_SIZES, type SkillSize } from '@/lib/domain/skill-size'
import { taskHref } from '@/lib/url/site'
import { right, rowClass, Table } from '@/components/ui/table'
import { visibleName } from '@/lib/domain/visible-text'

const MOST_ROWS = 200

/** Every task with its sizes and its gain, largest first; unknown sizes last. */
export function SizedTasksTable({
  slug,
  tasks,
  size,
}: {
  slug: string
  tasks: readonly ListedSizedTask[]
  size: SkillSize
}) {
  const rows = tasks.toSorted(
    (a, b) => (b.sizes[size] ?? -1) - (a.sizes[size] ?? -1) || b.gain - a.gain,
  )
  return (
    <div>
      <Table
        caption="Sizes of the skills of each task, and its gain"
        least={680}
        hasLinks
        heads={[
          ...['Task', 'Domain'],
          ...right(...SKILL_SIZES.map((one) => SKILL_SIZE_LABELS[one]), 'Without, %', 'Gain, pp'),
        ]}
      >
        {rows.slice(0, MOST_ROWS).map((task) => (
          <tr key={task.task} className={rowClass()}>
            <td className="font-mono text-xs">
              <Link href={taskHref(slug, task.task)} className="hover:underline">
                {visibleName(task.task)}
              </Link>
            </td>
            <td className="text-ink-3">{task.domain === null ? '—' : visibleName(task.domain)}</td>
            {SKILL_SIZES.map((one) => (
              <td key={one} className="text-right">
                {displayCount(task.sizes[one])}
              </td>
            ))}
            <td className="text-right">{displayRate(task.without, '')}</td>
            <td className="text-right font-[600]">
              {displayPoints(task.gain)}
              <span
                className="block text-2xs font-normal whitespace-nowrap text-ink-3"
                title={`95 % ${taskIntervalWords({ estimate: task.gain, method: task.interval.method })}`}
              >
                {task.interval.low === null
                  ? 'no interval'
                  : displayPointsInterval(task.interval.low, task.interval.high)}{' '}
                · {displayCounted(task.nTrials, 'trial')}
              </span>
            </td>
          </tr>
        ))}
      </Table>
      {rows.length > MOST_ROWS && (
        <p className="mt-2 text-xs text-ink-3">
          {rows.length - MOST_ROWS} more tasks stand in the CSV.
        </p>
      )}
    </div>
  )
}
