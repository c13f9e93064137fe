import type { RefObject } from 'react'
import type { PlaceNotes } from '@/components/note/place-notes'
import type { ShownSpan } from '@/lib/behaviors/shown-spans'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import type { StepStore } from './load-steps'
import { StepRow, type RowActions } from '@/components/trajectory/step/step-row'
import { PrintBound } from './print-bound'
import { rowsToDraw, usePrinting } from './use-printing'
import type { StepScroll } from './use-step-scroll'

/** One list for all rows without any, so that they are not drawn anew. */
const NO_SPANS: readonly ShownSpan[] = []

interface StepListProps {
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly virtualizer: StepScroll['virtualizer']
  /** Numbers of the steps that pass the filter. */
  readonly numbers: readonly number[]
  readonly outline: readonly StepOutline[]
  readonly store: StepStore
  readonly spans: ReadonlyMap<number, readonly ShownSpan[]>
  readonly current: number
  readonly flash: { readonly step: number; readonly count: number }
  readonly open: ReadonlySet<number>
  readonly raw: ReadonlySet<number>
  readonly mark: string
  /** Of steps, by their numbers. */
  readonly notes: Readonly<Record<string, PlaceNotes>>
  /** Must stay the same object, so that only rows that changed are drawn anew. */
  readonly actions: RowActions
}

/** The steps in view, at their place in the whole. */
export function StepList({ listRef, virtualizer, ...props }: StepListProps) {
  const { numbers, outline, store, flash } = props
  const items = virtualizer.getVirtualItems()
  const start = (items[0]?.start ?? 0) - virtualizer.options.scrollMargin
  return (
    <div
      ref={listRef}
      data-rows-in-view
      className="relative"
      style={{ height: virtualizer.getTotalSize() }}
    >
      <div className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
        <PrintBound total={numbers.length} what="steps" />
        {rowsToDraw(usePrinting(), items, numbers.length).map(({ index }) => {
          const step = numbers[index]!
          const isFlashing = flash.step === step
          return (
            <div key={step} data-index={index} ref={virtualizer.measureElement}>
              <StepRow
                key={isFlashing ? flash.count : 0}
                outline={outline[step - 1]!}
                spans={props.spans.get(step) ?? NO_SPANS}
                step={store.get(step)}
                hasFailed={store.hasFailed(step)}
                isCurrent={step === props.current}
                isFlashing={isFlashing}
                isRaw={props.raw.has(step)}
                isOpen={props.open.has(step)}
                mark={props.mark}
                notes={props.notes[step] ?? null}
                actions={props.actions}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
