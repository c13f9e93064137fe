'use client'

import { useTable } from '@tanstack/react-table'
import { SortHead } from '@/components/ui/sort-head'
import { useMemo } from 'react'
import type { TrialSort } from '@/lib/domain/trial-list'
import { visibleName } from '@/lib/domain/visible-text'
import { TRIAL_COLUMNS, type TrialsParams } from '@/lib/url/trial-list'
import { TRIAL_HEADS, trialColumns, trialTableFeatures, type TrialTableRow } from './trial-columns'

/** The first columns to go where the page is narrow; the table scrolls in its frame for the rest. */
const NARROW: Record<string, string> = {
  reward: 'max-sm:hidden',
  domain: 'max-md:hidden',
  configuration: 'max-sm:hidden',
  use: 'max-md:hidden',
  steps: 'max-md:hidden',
  tokens: 'max-sm:hidden',
  cost: 'max-md:hidden',
  time: 'max-sm:hidden',
  started: 'max-md:hidden',
  id: 'max-sm:hidden',
}
/** Least widths of names: short ones in one line, whatever a long configuration asks for. */
const LEAST: Record<string, string> = {
  task: 'min-w-[116px] sm:min-w-[140px]',
  condition: 'min-w-[112px] sm:min-w-[168px]',
}
/** Names, which may be long and are read whole: they take another line. */
const WRAPS: ReadonlySet<string> = new Set(['task', 'domain', 'configuration', 'condition'])

interface TrialTableProps {
  readonly rows: readonly TrialTableRow[]
  readonly params: Pick<TrialsParams, 'columns' | 'sort' | 'chosen'>
  readonly order: 'asc' | 'desc'
  readonly onSort: (sort: TrialSort) => void
  readonly onChoose: (uid: string, isChosen: boolean) => void
}

/** The rows of one page; sorting and filtering happen where the data is. */
export function TrialTable({ rows, params, order, onSort, onChoose }: TrialTableProps) {
  const data = useMemo(() => [...rows], [rows])
  const columnVisibility = useMemo(
    () => Object.fromEntries(TRIAL_COLUMNS.map((id) => [id, params.columns.includes(id)])),
    [params.columns],
  )
  const table = useTable({
    features: trialTableFeatures,
    columns: trialColumns,
    data,
    getRowId: (row) => row.uid,
    state: { columnVisibility },
  })
  return (
    <div className="scroll-x">
      <table className="w-full">
        <caption className="sr-only">Trials, one a row</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-rule-strong">
              <th scope="col" className="w-6 pr-2 pb-[6px]">
                <span className="sr-only">Chosen</span>
              </th>
              {group.headers.map((header) => (
                <Head
                  key={header.id}
                  // The ids of our columns.
                  id={header.column.id as keyof typeof TRIAL_HEADS}
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
            <tr
              key={row.id}
              className={`hover:bg-sunk has-checked:bg-sunk ${row.original.isSameArm ? '' : 'border-t first:border-0'}`}
            >
              <td className="w-6 py-[2px] pr-2">
                <ChooseBox row={row.original} chosen={params.chosen} onChoose={onChoose} />
              </td>
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  className={`py-[2px] pr-3 last:pr-0 ${WRAPS.has(cell.column.id) ? `wrap-anywhere ${LEAST[cell.column.id] ?? 'min-w-[84px] sm:min-w-[110px]'}` : 'whitespace-nowrap'} ${TRIAL_HEADS[cell.column.id as keyof typeof TRIAL_HEADS].isRight ? 'text-right' : ''} ${NARROW[cell.column.id] ?? ''}`}
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

/** Two can be chosen; then the others wait until one is let go. */
function ChooseBox({
  row,
  chosen,
  onChoose,
}: {
  row: TrialTableRow
  chosen: readonly string[]
  onChoose: TrialTableProps['onChoose']
}) {
  const isChosen = chosen.includes(row.uid)
  return (
    <input
      type="checkbox"
      aria-label={`Choose trial ${row.uid} of ${visibleName(row.task)}`}
      checked={isChosen}
      disabled={!isChosen && chosen.length >= 2}
      onChange={(event) => onChoose(row.uid, event.target.checked)}
      className="block size-[14px] disabled:opacity-30"
    />
  )
}

function Head({
  id,
  current,
  order,
  onSort,
}: {
  id: keyof typeof TRIAL_HEADS
  current: TrialSort
  order: 'asc' | 'desc'
  onSort: (sort: TrialSort) => void
}) {
  const { label, sort, isRight } = TRIAL_HEADS[id]
  return (
    <SortHead
      {...{ label, sort, current, order, onSort }}
      className={`pr-3 pb-[6px] whitespace-nowrap last:pr-0 ${isRight ? 'text-right' : ''} ${NARROW[id] ?? ''}`}
    />
  )
}
