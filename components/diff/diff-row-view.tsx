import { memo } from 'react'
import type { PlaceNotes } from '@/components/note/place-notes'
import { useFocusOnLanding } from '@/components/trajectory/step/use-focus-on-landing'
import type { DiffRow } from '@/lib/diff/diff-row'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import { DiffCell } from './diff-cell'
import { usePieces } from './use-pieces'

/** What a row can have done, by its place among the rows; one object for all of them. */
export interface RowActions {
  readonly toggle: (row: number) => void
  readonly select: (row: number) => void
  readonly copyLink: (row: number) => void
  /** Opens the form for a note on it; null: whoever looks may not write. */
  readonly note: ((row: number) => void) | null
}

interface DiffRowViewProps {
  readonly at: number
  readonly row: DiffRow
  readonly leftUid: string
  readonly rightUid: string
  readonly left: StepOutline | null
  readonly right: StepOutline | null
  /** Null while they are being read. */
  readonly leftStep: ClippedStep | null
  readonly rightStep: ClippedStep | null
  readonly isCurrent: boolean
  readonly isParting: boolean
  /** The same in another manner: said quietly. */
  readonly isTrivial: boolean
  readonly isFlashing: boolean
  readonly isOpen: boolean
  readonly notes: readonly PlaceNotes[]
  readonly actions: RowActions
}

interface Look {
  readonly sign: string
  readonly word: string
  readonly left: string
  readonly right: string
}

export const TRIVIAL: Look = {
  ...{ sign: '≈', word: 'trivial difference' },
  ...{ left: 'bg-sunk', right: 'bg-sunk' },
}

export const SIGN: Record<DiffRow['kind'], Look> = {
  same: { sign: '=', word: 'the same', left: '', right: '' },
  changed: { sign: '~', word: 'changed', left: 'bg-diff-changed', right: 'bg-diff-changed' },
  moved: { sign: '↕', word: 'moved', left: 'bg-sunk', right: 'bg-sunk' },
  parted: {
    sign: '≠',
    word: 'different steps',
    left: 'bg-diff-only-left',
    right: 'bg-diff-only-right',
  },
  left: { sign: '←', word: 'only on the left', left: 'bg-diff-only-left', right: '' },
  right: { sign: '→', word: 'only on the right', left: '', right: 'bg-diff-only-right' },
}

// A bar of its own: the grounds of the cells would cover a shadow of the row.
const CURRENT_BAR =
  'before:absolute before:inset-y-0 before:left-0 before:z-[1] before:w-[3px] before:bg-ink'

/** A row of the diff: two steps side by side, or one above the other where the screen is narrow. */
export const DiffRowView = memo(function DiffRowView(props: DiffRowViewProps) {
  const { at, row, left, right, isCurrent, isParting, isTrivial, isFlashing, isOpen, actions } =
    props
  const pieces = usePieces(row.kind === 'changed', props.leftStep, props.rightStep)
  const { sign, word, left: leftGround, right: rightGround } = isTrivial ? TRIVIAL : SIGN[row.kind]
  const toggle = () => actions.toggle(at)
  const focused = useFocusOnLanding(isFlashing)
  return (
    <article
      ref={focused}
      tabIndex={-1}
      aria-label={`Row: ${word}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => actions.select(at)}
      className={`group relative grid border-b sm:grid-cols-[minmax(0,1fr)_24px_minmax(0,1fr)] ${isFlashing ? 'animate-flash' : ''} ${isParting ? 'z-[1] outline-2 -outline-offset-1 outline-ink outline-solid' : `outline-none ${isCurrent ? CURRENT_BAR : ''}`}`}
    >
      <div className={left ? leftGround : 'max-sm:hidden'}>
        {left && (
          <DiffCell
            side="left"
            uid={props.leftUid}
            outline={left}
            step={props.leftStep}
            input={pieces.input.left}
            output={pieces.output.left}
            rest={pieces.leftRest}
            isOpen={isOpen}
            showsHunks={row.kind === 'changed' && !isTrivial}
            onToggle={toggle}
          />
        )}
      </div>
      <div className="relative border-x bg-page pt-[6px] text-center text-xs leading-[18px] text-ink-3 max-sm:absolute max-sm:top-0 max-sm:right-1 max-sm:border-0 max-sm:bg-transparent">
        <span aria-hidden className="group-hover:opacity-0">
          {row.kind === 'same' ? '' : sign}
        </span>
        <button
          type="button"
          onClick={() => actions.copyLink(at)}
          aria-label="Copy link to this row"
          title="Copy link to this row"
          className="absolute top-[6px] left-0 w-full opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
        >
          #
        </button>
      </div>
      <div className={right ? rightGround : 'max-sm:hidden'}>
        {right && (
          <DiffCell
            side="right"
            uid={props.rightUid}
            outline={right}
            step={props.rightStep}
            input={pieces.input.right}
            output={pieces.output.right}
            rest={pieces.rightRest}
            isOpen={isOpen}
            showsHunks={row.kind === 'changed' && !isTrivial}
            onToggle={toggle}
          />
        )}
      </div>
      {actions.note && (
        <button
          type="button"
          onClick={() => actions.note?.(at)}
          aria-label="Write a note on this row"
          className="absolute top-[4px] right-1 z-[1] rounded border bg-panel px-[6px] text-2xs text-ink-2 opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 max-sm:right-6"
        >
          note
        </button>
      )}
      {row.kind === 'moved' && (
        <p className="col-span-full bg-sunk px-[44px] pb-1 text-xs text-ink-3">
          {row.left === null
            ? `on the left this is step ${row.movedTo}`
            : `on the right this is step ${row.movedTo}`}
        </p>
      )}
      {props.notes.length > 0 && (
        <div className="col-span-full grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-dashed px-3 py-2 sm:pl-[44px]">
          {props.notes.map(({ cards }) => cards)}
        </div>
      )}
    </article>
  )
})
