import { CarriedLink } from '@/components/site/carried-link'
import type { TaskOutcome } from '@/lib/cells/arm-rates'
import type { RunsSummary } from '@/lib/analysis/runs/summarize-runs'
import { visibleName } from '@/lib/domain/visible-text'
import { taskHref } from '@/lib/url/site'

export const OUTCOME_MARKS: Record<TaskOutcome, { sign: string; color: string; words: string }> = {
  passed: { sign: '●', color: 'text-pass', words: 'passed' },
  some: { sign: '◐', color: 'text-pass', words: 'in part' },
  never: { sign: '·', color: 'text-ink-3', words: 'never' },
  uncounted: { sign: '□', color: 'text-ink-3', words: 'no trial that counts' },
}

/** Rows that are shown; all of them are on the page of tasks. */
export const MOST_GRID_TASKS = 90

/** Which tasks are hard: a mark for every model that ran them, the most solved first. */
export function TaskGrid({ slug, grid }: { slug: string; grid: NonNullable<RunsSummary['grid']> }) {
  const shown = grid.tasks.slice(0, MOST_GRID_TASKS)
  const columns = Math.ceil(shown.length / 3)
  const parts = [0, 1, 2].map((part) => shown.slice(part * columns, (part + 1) * columns))
  return (
    <div className="grid gap-x-10 gap-y-4 lg:grid-cols-3">
      {parts
        .filter((part) => part.length > 0)
        .map((part, at) => (
          <table key={part[0]!.task} className="w-full table-fixed self-start">
            <caption className="sr-only">Tasks by model, part {at + 1}</caption>
            <thead>
              <tr>
                <th scope="col" className="w-full">
                  <span className="sr-only">Task</span>
                </th>
                {grid.arms.map((arm, column) => (
                  <th
                    key={`${arm.key} ${arm.condition}`}
                    scope="col"
                    className="w-[34px] text-center"
                    title={visibleName(`${arm.model ?? ''} ${arm.harness ?? ''} ${arm.condition}`)}
                  >
                    {column + 1}
                    <span className="sr-only">{visibleName(arm.model ?? 'unknown model')}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.map(({ task, outcomes }) => (
                <tr key={task} className="border-b">
                  <th scope="row" className="truncate font-normal">
                    <CarriedLink
                      href={taskHref(slug, task)}
                      className="font-mono text-xs text-ink hover:underline"
                      title={visibleName(task)}
                    >
                      {visibleName(task)}
                    </CarriedLink>
                  </th>
                  {outcomes.map((outcome, column) => (
                    <td key={column} className="text-center">
                      <span aria-hidden className={OUTCOME_MARKS[outcome].color}>
                        {OUTCOME_MARKS[outcome].sign}
                      </span>
                      <span className="sr-only">{OUTCOME_MARKS[outcome].words}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
    </div>
  )
}
