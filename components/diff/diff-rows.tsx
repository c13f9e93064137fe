import { memo, type RefObject } from 'react'
import { PrintBound } from '@/components/trajectory/reading/print-bound'
import { rowsToDraw, usePrinting } from '@/components/trajectory/reading/use-printing'
import type { StepScroll } from '@/components/trajectory/reading/use-step-scroll'
import type { PlaceNotes } from '@/components/note/place-notes'
import type { DiffRow } from '@/lib/diff/diff-row'
import type { DiffItem } from '@/lib/diff/fold-rows'
import type { TrivialKind } from '@/lib/diff/rank-difference'
import { DiffRowView, type RowActions } from './diff-row-view'
import { foldLabel, type Fold } from './fold-label'
import type { LoadedSide } from './use-diff-side'

/** One list for all rows without any, so that they are not drawn anew. */
const NO_NOTES: readonly PlaceNotes[] = []

interface ItemProps {
  readonly rows: readonly DiffRow[]
  readonly left: LoadedSide
  readonly right: LoadedSide
  readonly current: number
  readonly parting: number | null
  /** Rows whose difference is trivial. */
  readonly trivial: ReadonlyMap<number, TrivialKind>
  readonly flash: { readonly row: number; readonly count: number }
  readonly open: ReadonlySet<number>
  readonly folds: ReadonlySet<number>
  readonly onFold: (from: number) => void
  /** Of rows, by their place among them. */
  readonly notes: ReadonlyMap<number, readonly PlaceNotes[]>
  /** Must stay the same object, so that only rows that changed are drawn anew. */
  readonly actions: RowActions
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
      data-rows-in-view
      className="relative border-x border-t bg-panel"
      style={{ height: virtualizer.getTotalSize() }}
    >
      <div className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
        <PrintBound total={items.length} what="rows" />
        {rowsToDraw(usePrinting(), virtual, items.length).map(({ index }) => (
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
      <FoldRow
        fold={item}
        rows={rows}
        trivial={props.trivial}
        leftOutline={left.outline}
        rightOutline={right.outline}
        isOpen={folds.has(item.from)}
        onFold={props.onFold}
      />
    )
  }
  const at = item.row
  const row = rows[at]!
  const isFlashing = flash.row === at
  return (
    <DiffRowView
      key={isFlashing ? flash.count : 0}
      at={at}
      row={row}
      leftUid={left.uid}
      rightUid={right.uid}
      left={row.left === null ? null : left.outline(row.left)}
      right={row.right === null ? null : right.outline(row.right)}
      leftStep={row.left === null ? null : left.store.get(row.left)}
      rightStep={row.right === null ? null : right.store.get(row.right)}
      isCurrent={at === props.current}
      isParting={at === props.parting}
      isTrivial={props.trivial.has(at)}
      isFlashing={isFlashing}
      isOpen={props.open.has(at)}
      notes={props.notes.get(at) ?? NO_NOTES}
      actions={props.actions}
    />
  )
}

interface FoldRowProps {
  readonly fold: Fold
  readonly rows: readonly DiffRow[]
  readonly trivial: ReadonlyMap<number, TrivialKind>
  readonly leftOutline: LoadedSide['outline']
  readonly rightOutline: LoadedSide['outline']
  readonly isOpen: boolean
  readonly onFold: (from: number) => void
}

const FoldRow = memo(function FoldRow(props: FoldRowProps) {
  const { fold, isOpen, onFold } = props
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => onFold(fold.from)}
      className="block w-full truncate border-b bg-sunk px-3 py-[5px] text-center text-ink-3 hover:text-ink"
    >
      {isOpen ? 'Fold ' : ''}
      {foldLabel(fold, {
        rows: props.rows,
        trivial: props.trivial,
        left: props.leftOutline,
        right: props.rightOutline,
      })}
    </button>
  )
})
