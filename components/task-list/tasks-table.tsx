'use client'

import { useTable } from '@tanstack/react-table'
import { reachOf } from '@/components/chart/gain-interval'
import { SortHead } from '@/components/ui/sort-head'
import { useMemo } from 'react'
import { TASK_COLUMNS, type TaskColumn, type TasksParams } from '@/lib/url/task-list'
import type { TaskSort } from '@/lib/domain/task-list'
import { TASK_HEADS, taskColumns, taskTableFeatures, type TaskListRow } from './task-columns'

/** Columns of the table that one choice of the menu shows. */
const MEMBERS: Record<TaskColumn, readonly string[]> = {
  domain: ['domain'],
  difficulty: ['difficulty'],
  rates: ['without', 'with', 'rates'],
  gain: ['gain', 'interval'],
  models: ['models'],
  label: ['label'],
  skills: ['skills'],
}

/** The first columns to go where the page is narrow. */
const NARROW: Record<string, string> = {
  // The last column of a phone ends where the page does.
  gain: 'max-sm:pr-0',
  domain: 'max-md:hidden',
  difficulty: 'max-xl:hidden',
  without: 'max-sm:hidden',
  with: 'max-sm:hidden',
  rates: 'max-sm:hidden',
  interval: 'max-sm:hidden',
  models: 'max-lg:hidden',
  label: 'max-sm:hidden',
}

/** Names, which may be long and are read whole: they take another line. */
const WRAPS: ReadonlySet<string> = new Set(['task', 'domain'])

interface TasksTableProps {
  readonly rows: readonly TaskListRow[]
  readonly params: TasksParams
  readonly order: 'asc' | 'desc'
  readonly onSort: (sort: TaskSort) => void
}

/** The rows of one page; sorting and filtering happen where the data is. */
export function TasksTable({ rows, params, order, onSort }: TasksTableProps) {
  const data = useMemo(() => {
    const reach = reachOf(rows.map(({ gain }) => gain))
    return rows.map((row) => ({ ...row, reach }))
  }, [rows])
  const columnVisibility = useMemo(
    () =>
      Object.fromEntries(
        TASK_COLUMNS.flatMap((column) =>
          MEMBERS[column].map((id) => [id, params.columns.includes(column)]),
        ),
      ),
    [params.columns],
  )
  const table = useTable({
    features: taskTableFeatures,
    columns: taskColumns,
    data,
    getRowId: (row) => row.task,
    state: { columnVisibility },
  })
  return (
    <div className="scroll-x">
      <table className="w-full">
        <caption className="sr-only">Tasks with rates and gain</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-rule-strong">
              {group.headers.map((header) => (
                <Head
                  key={header.id}
                  id={header.column.id}
                  label={String(header.column.columnDef.header)}
                  current={params.sort}
                  order={order}
                  onSort={onSort}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="border-b last:border-0 hover:bg-sunk">
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  className={`py-[5px] pr-3 last:pr-0 ${WRAPS.has(cell.column.id) ? 'min-w-[120px] wrap-anywhere' : 'whitespace-nowrap'} ${TASK_HEADS[cell.column.id]!.isRight ? 'text-right' : ''} ${NARROW[cell.column.id] ?? ''}`}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({
  id,
  label,
  current,
  order,
  onSort,
}: {
  id: string
  label: string
  current: TaskSort
  order: 'asc' | 'desc'
  onSort: (sort: TaskSort) => void
}) {
  const { sort, isRight } = TASK_HEADS[id]!
  return (
    <SortHead
      {...{ sort, current, order, onSort }}
      label={label || <span className="sr-only">Both on a line from 0 to 100 %</span>}
      className={`pr-3 pb-[6px] whitespace-nowrap last:pr-0 ${isRight ? 'text-right' : ''} ${NARROW[id] ?? ''}`}
    />
  )
}
