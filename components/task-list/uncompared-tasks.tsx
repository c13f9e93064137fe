import Link from 'next/link'
import { ConditionMark } from '@/components/ui/condition-mark'
import type { TaskList } from '@/lib/analysis/task/list-tasks'
import { displayCounted, displayRate } from '@/lib/display'
import type { ContrastParams } from '@/lib/url/experiment'
import { experimentSettingsHref } from '@/lib/url/imports'
import { taskViewHref } from '@/lib/url/task'
import { tasksHref, type TasksParams } from '@/lib/url/task-list'
import { visibleName } from '@/lib/domain/visible-text'
import { ReviewMarks, type ReviewMark } from './review-mark'

interface UncomparedTasksProps {
  readonly list: TaskList
  readonly params: TasksParams
  readonly question: ContrastParams
  readonly marks: ReadonlyMap<string, ReviewMark>
}

/** Tasks of an experiment with fewer than two known conditions: what there is, and what to set. */
export function UncomparedTasks({ list, params, question, marks }: UncomparedTasksProps) {
  const { slug } = list.experiment
  const kinds = new Map(list.conditions.map((condition) => [condition.key, condition]))
  return (
    <>
      <p className="mt-4 max-w-[620px] text-ink-2">
        <Link href={experimentSettingsHref(slug)} className="underline underline-offset-2">
          Say what skills the trials had
        </Link>
        , or import the same tasks under another condition.
      </p>
      <div className="relative mt-4 scroll-x">
        <table className="w-full">
          <thead>
            <tr className="border-b border-rule-strong">
              <SortHead list={list} params={params} by="task">
                Task
              </SortHead>
              <SortHead list={list} params={params} by="domain">
                Domain
              </SortHead>
              <th scope="col" className="py-1">
                Mean reward by condition
              </th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((row) => (
              <tr key={row.task} className="border-b">
                <td className="py-1 pr-4 font-mono text-xs">
                  <Link href={taskViewHref(slug, row.task, question)} className="hover:underline">
                    {visibleName(row.task)}
                  </Link>
                  <ReviewMarks mark={marks.get(row.task) ?? null} />
                </td>
                <td className="py-1 pr-4">
                  {row.domain === null ? (
                    <span className="text-ink-3">none</span>
                  ) : (
                    visibleName(row.domain)
                  )}
                </td>
                <td className="py-1">
                  <ul className="flex flex-wrap gap-x-4 gap-y-1">
                    {row.rates.map(({ condition, rate, nTrials }) => {
                      const head = kinds.get(condition)
                      if (!head || nTrials === 0) return null
                      return (
                        <li key={condition} className="flex items-baseline gap-2">
                          <ConditionMark kind={head.kind} label={head.label} />
                          {displayRate(rate)}
                          <span className="text-ink-3">{displayCounted(nTrials, 'trial')}</span>
                        </li>
                      )
                    })}
                    {row.rates.every(({ nTrials }) => nTrials === 0) && (
                      <li className="text-ink-3">no trial that counts</li>
                    )}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function SortHead({
  list,
  params,
  by,
  children,
}: Omit<UncomparedTasksProps, 'question' | 'marks'> & { by: 'task' | 'domain'; children: string }) {
  const isSorted = params.sort === by
  const order = isSorted && list.order === 'asc' ? 'desc' : 'asc'
  return (
    <th
      scope="col"
      className="py-1 pr-4"
      aria-sort={isSorted ? (list.order === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      <Link
        href={tasksHref(list.experiment.slug, { ...params, sort: by, order, page: 1 })}
        scroll={false}
        className={`hover:text-ink ${isSorted ? 'font-[600] text-ink' : ''}`}
      >
        {children}
        <span aria-hidden>{isSorted ? (list.order === 'asc' ? ' ↑' : ' ↓') : ''}</span>
      </Link>
    </th>
  )
}
