'use client'

import Link from 'next/link'
import { throttle, useQueryStates } from 'nuqs'
import { useTransition, type ReactNode } from 'react'
import { PageSize, PrintedRows } from '@/components/site/page-size'
import type { Facet } from '@/lib/analysis/task/list-tasks'
import type { TaskDirection, TaskSort } from '@/lib/domain/task-list'
import { displayCounted } from '@/lib/display'
import { tasksCsvHref, tasksHref, tasksParams, type TasksParams } from '@/lib/url/task-list'
import type { TaskListRow } from './task-columns'
import { TaskFilters } from './task-filters'
import { TasksTable } from './tasks-table'

interface TasksBrowserProps {
  readonly rows: readonly TaskListRow[]
  /** Tasks that pass the filter, and the place of the first row among them, from 1. */
  readonly total: number
  readonly first: number
  readonly order: 'asc' | 'desc'
  readonly domains: readonly Facet[]
  readonly difficulties: readonly Facet[]
  readonly directions: Readonly<Record<TaskDirection, number>>
  readonly slug: string
  readonly hasNext: boolean
  readonly pageSize: number
  /** Where nothing is compared: the rows in a table of their own. */
  readonly children?: ReactNode
}

/** Every task: searched, filtered and sorted through the link. */
export function TasksBrowser(props: TasksBrowserProps) {
  const { rows, total, first, order, slug, children } = props
  const [isPending, startTransition] = useTransition()
  const [params, setParams] = useQueryStates(tasksParams, {
    shallow: false,
    startTransition,
    limitUrlUpdates: throttle(200),
  })
  const page = Math.max(1, params.page)
  // Another filter or order starts at its first page. Back undoes a choice; letters that are typed
  // are no choices each.
  const change = (changed: Partial<TasksParams>) =>
    void setParams(
      { ...changed, page: null },
      { history: Object.keys(changed).every((name) => name === 'q') ? 'replace' : 'push' },
    )
  const sort = (by: TaskSort) =>
    change(
      by === params.sort ? { order: order === 'asc' ? 'desc' : 'asc' } : { sort: by, order: null },
    )
  return (
    <>
      <div className="mt-4 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <TaskFilters
          {...props}
          isCompared={children === undefined}
          params={params}
          onChange={change}
        />
        <p className="ml-auto text-xs text-ink-3" aria-live="polite">
          {total === 0
            ? 'no task'
            : `${first}–${Math.min(total, first + props.pageSize - 1)} of ${displayCounted(total, 'task')}`}
          {' · '}
          <a href={tasksCsvHref(slug, params)} download className="hover:text-ink hover:underline">
            CSV
          </a>
        </p>
      </div>
      <div className={isPending ? 'opacity-60' : ''} aria-busy={isPending}>
        {total === 0 ? (
          <p className="text-ink-2">
            No task matches.{' '}
            <button
              type="button"
              className="underline underline-offset-2"
              onClick={() => change({ q: '', domain: [], difficulty: [], direction: null })}
            >
              Clear the filters
            </button>
          </p>
        ) : children !== undefined ? (
          children
        ) : (
          <TasksTable rows={rows} params={params} order={order} onSort={sort} />
        )}
      </div>
      <PrintedRows shown={Math.min(props.pageSize, total)} total={total} />
      <nav aria-label="Pages of tasks" className="mt-4 flex flex-wrap gap-4 text-ink-2">
        {/* From the choices as they are now: the server may not have seen the last of them. */}
        {page > 1 && (
          <Link
            href={tasksHref(slug, { ...params, page: page - 1 })}
            className="underline underline-offset-2"
          >
            Previous
          </Link>
        )}
        {props.hasNext && (
          <Link
            href={tasksHref(slug, { ...params, page: page + 1 })}
            className="underline underline-offset-2"
          >
            Next
          </Link>
        )}
        <PageSize
          rows={props.pageSize}
          total={total}
          href={(size) => tasksHref(slug, { ...params, page: 1, rows: size })}
        />
      </nav>
    </>
  )
}
