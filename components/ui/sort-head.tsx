import type { ReactNode } from 'react'

interface SortHeadProps<Sort extends string> {
  readonly label: ReactNode
  /** What a press sorts by; without it the column cannot be sorted. */
  readonly sort?: Sort | null
  readonly current: Sort
  readonly order: 'asc' | 'desc'
  readonly onSort: (sort: Sort) => void
  readonly className?: string
}

/** The head of a column that sorts its table, and says so to those who cannot see the arrow. */
export function SortHead<Sort extends string>({
  label,
  sort,
  current,
  order,
  onSort,
  className,
}: SortHeadProps<Sort>) {
  const isSorted = Boolean(sort) && sort === current
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
      className={className}
    >
      {sort ? (
        <button
          type="button"
          onClick={() => onSort(sort)}
          className={`hover:text-ink ${isSorted ? 'font-[600] text-ink' : ''}`}
        >
          {label}
          <span aria-hidden>{isSorted ? (order === 'asc' ? ' ↑' : ' ↓') : ''}</span>
        </button>
      ) : (
        label
      )}
    </th>
  )
}
