'use client'

import { throttle, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { Choices } from '@/components/ui/choices'
import { PageLinks } from '@/components/ui/page-links'
import { SearchInput } from '@/components/ui/search-input'
import { SortHead } from '@/components/ui/sort-head'
import type { UseTaskList } from '@/lib/analysis/use/list-use-tasks'
import { displayCounted } from '@/lib/display'
import { USE_DIRECTIONS, type TaskSort } from '@/lib/domain/task-list'
import { tasksCsvHref, tasksHref, tasksParams, type TasksParams } from '@/lib/url/task-list'
import { USE_TASK_HEADS, UseTaskTable } from './use-task-table'

type Listed = Pick<UseTaskList, 'items' | 'total' | 'directions' | 'domains' | 'order' | 'measure'>

/** Every task by what skills change of a use: searched, filtered and sorted through the link. */
export function UseTaskBrowser({ list, slug }: { list: Listed; slug: string }) {
  const [isPending, startTransition] = useTransition()
  const [params, setParams] = useQueryStates(tasksParams, {
    shallow: false,
    startTransition,
    limitUrlUpdates: throttle(200),
  })
  // Back undoes a choice; letters that are typed are no choices each.
  const change = (changed: Partial<TasksParams>) =>
    void setParams({ ...changed, page: null }, { history: 'q' in changed ? 'replace' : 'push' })
  const sort = (by: TaskSort) =>
    change(
      by === params.sort
        ? { order: list.order === 'asc' ? 'desc' : 'asc' }
        : { sort: by, order: null },
    )
  return (
    <>
      <div className="mt-4 mb-3 flex flex-wrap items-center gap-2 text-xs">
        <SearchInput
          label="Search tasks by name"
          placeholder="Search tasks"
          value={params.q}
          onChange={(q) => change({ q })}
        />
        <div role="group" aria-label="Change" className="flex overflow-hidden rounded border">
          {USE_DIRECTIONS.map((direction) => (
            <button
              key={direction}
              type="button"
              aria-pressed={params.change === direction}
              onClick={() => change({ change: params.change === direction ? null : direction })}
              className="h-[26px] border-r bg-panel px-2 text-ink-2 last:border-r-0 hover:text-ink aria-pressed:bg-ink aria-pressed:text-page"
            >
              {direction} {list.directions[direction]}
            </button>
          ))}
        </div>
        <Choices
          name="Domain"
          none="no domain"
          facets={list.domains}
          chosen={params.domain}
          onChoose={(domain) => change({ domain })}
        />
        <a
          href={tasksCsvHref(slug, params)}
          download
          className="ml-auto text-ink-3 hover:text-ink hover:underline"
        >
          CSV
        </a>
      </div>
      <div className={isPending ? 'opacity-60' : ''} aria-busy={isPending}>
        {list.total === 0 ? (
          <p className="text-ink-2">
            No task matches.{' '}
            <button
              type="button"
              className="underline underline-offset-2"
              onClick={() => change({ q: '', domain: [], change: null })}
            >
              Clear the filters
            </button>
          </p>
        ) : (
          <UseTaskTable
            {...{ rows: list.items, measure: list.measure, slug }}
            head={USE_TASK_HEADS.map(({ label, sort: by, ...rest }) => (
              <SortHead
                key={label}
                {...{ label, sort: by, current: params.sort, order: list.order }}
                onSort={sort}
                className={'className' in rest ? rest.className : ''}
              />
            ))}
          />
        )}
      </div>
      <PageLinks
        page={Math.max(1, params.page)}
        pageSize={params.rows}
        total={list.total}
        href={(page) => tasksHref(slug, { ...params, page })}
      >
        {displayCounted(list.total, 'task')}
      </PageLinks>
    </>
  )
}
