import type { RefObject } from 'react'
import type { StepScroll } from '@/components/trial/use-step-scroll'
import type { DiffRow } from '@/lib/diff/diff-row'
import type { DiffItem } from '@/lib/diff/fold-rows'
import { DiffRowView } from './diff-row-view'
import { foldLabel } from './fold-label'
import { rowSide, type LoadedSide } from './use-diff-side'

interface ItemProps {
  readonly rows: readonly DiffRow[]
  readonly left: LoadedSide
  readonly right: LoadedSide
  readonly current: number
  readonly parting: number | null
  readonly flash: { readonly row: number; readonly count: number }
  readonly open: ReadonlySet<number>
  readonly folds: ReadonlySet<number>
  readonly onFold: (from: number) => void
  readonly onToggle: (row: number) => void
  readonly onSelect: (row: number) => void
  readonly onCopyLink: (row: number) => void
}

interface DiffRowsProps extends ItemProps {
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly virtualizer: StepScroll['virtualizer']
  readonly items: readonly DiffItem[]
  readonly keys: readonly number[]
}

/** The rows and folds in view, at their place in the whole. */
export function DiffRows({ listRef, virtualizer, items, keys, ...rest }: DiffRowsProps) {
  const virtual = virtualizer.getVirtualItems()
  const start = (virtual[0]?.start ?? 0) - virtualizer.options.scrollMargin
  return (
    <div
      ref={listRef}
      className="relative border-x border-t bg-panel"
      style={{ height: virtualizer.getTotalSize() }}
    >
      <div className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
        {virtual.map(({ index }) => (
          <div key={keys[index]} data-index={index} ref={virtualizer.measureElement}>
            <Item {...rest} item={items[index]!} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Item({ item, ...props }: ItemProps & { item: DiffItem }) {
  const { rows, left, right, flash, folds } = props
  if (item.kind === 'fold') {
    return (
      <button
        type="button"
        aria-expanded={folds.has(item.from)}
        onClick={() => props.onFold(item.from)}
        className="block w-full truncate border-b bg-sunk px-3 py-[5px] text-center text-ink-3 hover:text-ink"
      >
        {folds.has(item.from) ? 'Fold ' : ''}
        {foldLabel(item, rows, left.outline, right.outline)}
      </button>
    )
  }
  const at = item.row
  const row = rows[at]!
  const isFlashing = flash.row === at
  return (
    <DiffRowView
      key={isFlashing ? flash.count : 0}
      row={row}
      left={rowSide(left, row.left)}
      right={rowSide(right, row.right)}
      isCurrent={at === props.current}
      isParting={at === props.parting}
      isFlashing={isFlashing}
      isOpen={props.open.has(at)}
      onToggle={() => props.onToggle(at)}
      onSelect={() => props.onSelect(at)}
      onCopyLink={() => props.onCopyLink(at)}
    />
  )
}
