import { useMemo } from 'react'
import { diffWords, sharedPart, type WordPiece } from '@/lib/diff/diff-words'
import type { DiffRow } from '@/lib/diff/diff-row'
import type { ClippedStep } from '@/lib/domain/clip-step'
import type { StepOutline } from '@/lib/domain/step-outline'
import { DiffCell } from './diff-cell'
import { stepParts } from './step-parts'

/** One side of a row as the row needs it. */
export interface RowSide {
  readonly uid: string
  readonly outline: StepOutline
  readonly step: ClippedStep | null
}

interface DiffRowViewProps {
  readonly row: DiffRow
  readonly left: RowSide | null
  readonly right: RowSide | null
  readonly isCurrent: boolean
  readonly isParting: boolean
  readonly isFlashing: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onSelect: () => void
  readonly onCopyLink: () => void
}

const SIGN: Record<DiffRow['kind'], { sign: string; word: string; left: string; right: string }> = {
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

/** Below this share in common, two texts are read as two, without marks. */
const LEAST_SHARED = 0.3

const whole = (text: string): WordPiece[] => (text === '' ? [] : [{ text, isOwn: false }])

/** Both texts of a pair with the words that differ; without marks where a row is no changed pair. */
function usePieces(row: DiffRow, left: ClippedStep | null, right: ClippedStep | null) {
  return useMemo(() => {
    const [one, two] = [left && stepParts(left), right && stepParts(right)]
    const pair = (part: 'input' | 'output') => {
      const texts = [one?.[part] ?? '', two?.[part] ?? ''] as const
      const isPair = row.kind === 'changed' && one !== null && two !== null
      const words = isPair && texts[0] !== texts[1] ? diffWords(...texts) : null
      const isTelling = words !== null && sharedPart(words) >= LEAST_SHARED
      if (isTelling) return words
      return { left: whole(texts[0]), right: whole(texts[1]) }
    }
    return { input: pair('input'), output: pair('output') }
  }, [row, left, right])
}

/** A row of the diff: two steps side by side, or one above the other where the screen is narrow. */
export function DiffRowView(props: DiffRowViewProps) {
  const { row, left, right, isCurrent, isParting, isFlashing, isOpen, onToggle } = props
  const pieces = usePieces(row, left?.step ?? null, right?.step ?? null)
  const { sign, word, left: leftGround, right: rightGround } = SIGN[row.kind]
  const cell = (side: 'left' | 'right', from: RowSide | null) =>
    from && (
      <DiffCell
        side={side}
        {...from}
        input={pieces.input[side]}
        output={pieces.output[side]}
        isOpen={isOpen}
        onToggle={onToggle}
      />
    )
  return (
    <article
      aria-label={`Row: ${word}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={props.onSelect}
      className={`group relative grid border-b sm:grid-cols-[minmax(0,1fr)_24px_minmax(0,1fr)] ${isFlashing ? 'animate-flash' : ''} ${isParting ? 'z-[1] outline-2 -outline-offset-1 outline-ink outline-solid' : 'aria-[current=true]:shadow-[inset_2px_0_0_var(--ink)]'}`}
    >
      <div className={left ? leftGround : 'max-sm:hidden'}>{cell('left', left)}</div>
      <div className="relative border-x bg-page pt-[6px] text-center text-xs leading-[18px] text-ink-3 max-sm:absolute max-sm:top-0 max-sm:right-1 max-sm:border-0 max-sm:bg-transparent">
        <span aria-hidden className="group-hover:opacity-0">
          {row.kind === 'same' ? '' : sign}
        </span>
        <button
          type="button"
          onClick={props.onCopyLink}
          aria-label="Copy link to this row"
          title="Copy link to this row"
          className="absolute top-[6px] left-0 w-full opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
        >
          #
        </button>
      </div>
      <div className={right ? rightGround : 'max-sm:hidden'}>{cell('right', right)}</div>
      {row.kind === 'moved' && (
        <p className="col-span-full bg-sunk px-[44px] pb-1 text-xs text-ink-3">
          {row.left === null
            ? `on the left this is step ${row.movedTo}`
            : `on the right this is step ${row.movedTo}`}
        </p>
      )}
    </article>
  )
}
