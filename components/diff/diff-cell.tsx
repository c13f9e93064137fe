import { SkillMarks } from '@/components/trajectory/step/skill-marks'
import { ABANDONED, stepLabel } from '@/components/trajectory/step/step-row'
import { displayBytes } from '@/lib/display'
import type { WordPiece } from '@/lib/diff/diff-words'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import { foldText } from '@/lib/trajectory/fold-text'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import { trialHref } from '@/lib/url/site'
import { PiecesText } from './pieces-text'
import { MOST_CHARS } from './use-pieces'

const INPUT_LINES = 10
const OUTPUT_LINES = 5

interface DiffCellProps {
  readonly side: 'left' | 'right'
  readonly uid: string
  readonly outline: StepOutline
  /** Null while it is being read. */
  readonly step: ClippedStep | null
  readonly input: readonly WordPiece[]
  readonly output: readonly WordPiece[]
  /** Characters that are drawn nowhere here: the trial's page has them. */
  readonly rest: number
  readonly isOpen: boolean
  /** Whether what differs in the input is shown wherever it stands, also unopened. */
  readonly showsHunks: boolean
  readonly onToggle: () => void
}

/** Fewer hidden characters than this take no more room than the button that shows them. */
const LEAST_HIDDEN = 100

/** Characters of an input that are unfolded so that its changes are seen. */
const MOST_HUNK_CHARS = 4000

/** Where the last change of an input ends, with a little of what follows; 0 where none is shown. */
function endOfChanges(pieces: readonly WordPiece[]): number {
  let at = 0
  let end = 0
  for (const { text, isOwn } of pieces) {
    at += text.length
    if (isOwn && at <= MOST_HUNK_CHARS) end = at
  }
  return end === 0 ? 0 : Math.min(at, end + LEAST_HIDDEN)
}

const textOf = (pieces: readonly WordPiece[]) => pieces.map((piece) => piece.text).join('')

function foldUnlessShort(text: string, lines: number) {
  const fold = foldText(text, lines)
  return fold.hiddenChars >= LEAST_HIDDEN || fold.lines > lines + 3
    ? fold
    : { ...fold, head: text.trimEnd(), hiddenChars: 0 }
}

/** One side of a row: the step's number, what it did, what came back. */
export function DiffCell(props: DiffCellProps) {
  const { side, uid, outline, step, input, output, rest, isOpen, showsHunks, onToggle } = props
  const inputText = textOf(input)
  const outputText = textOf(output)
  const inputFold = foldUnlessShort(inputText, INPUT_LINES)
  const shown = Math.max(inputFold.head.length, showsHunks ? endOfChanges(input) : 0)
  const outputFold = foldUnlessShort(outputText, OUTPUT_LINES)
  const clipped = step ? step.clipped.text + step.clipped.input + step.clipped.output : 0
  const isInputWhole = shown >= inputText.trimEnd().length
  const hiddenInput = isInputWhole ? 0 : inputText.length - shown
  const hidden = hiddenInput + outputFold.hiddenChars + Math.max(clipped, rest)
  const isProse = outline.tool === null
  return (
    <div className="grid grid-cols-[44px_minmax(0,1fr)] py-[6px] pr-3">
      <a
        href={trialHref(uid, outline.number)}
        title={`Open step ${outline.number} of the ${side} trial`}
        className="pr-2 text-right font-mono text-xs leading-[18px] text-ink-3 hover:text-ink hover:underline"
      >
        <span className="sm:hidden">{side === 'left' ? 'L ' : 'R '}</span>
        {outline.number}
      </a>
      <div className="min-w-0 [overflow-wrap:anywhere] [unicode-bidi:isolate]">
        <div className="whitespace-pre-wrap">
          <span
            className={`mr-2 text-xs font-[600] ${outline.isError ? 'text-fail' : 'text-ink-2'}`}
          >
            {outline.isError ? '✕ ' : ''}
            {stepLabel(outline)}
          </span>
          <span className={isProse ? 'text-ink' : 'font-mono text-xs'}>
            {step ? (
              <PiecesText pieces={input} side={side} chars={isOpen ? MOST_CHARS : shown} />
            ) : (
              <span className="text-ink-3">{outline.title}</span>
            )}
          </span>{' '}
          {outline.isAbandoned && <span className="text-xs text-ink-3">{ABANDONED} </span>}
          <SkillMarks marks={outline.skillMarks} />
        </div>
        {step && outputText.trim() !== '' && (
          <div
            className={`font-mono text-xs whitespace-pre-wrap ${outline.isError ? 'text-fail' : 'text-ink-3'}`}
          >
            <PiecesText
              pieces={output}
              side={side}
              chars={isOpen ? MOST_CHARS : outputFold.head.length}
            />
          </div>
        )}
        {step && hidden > 0 && (
          <button
            type="button"
            onClick={onToggle}
            className="text-xs text-ink-3 underline hover:text-ink"
          >
            {isOpen ? 'Fold' : `${displayBytes(hidden)} more`}
          </button>
        )}
        {isOpen && clipped === 0 && rest > 0 && (
          <a href={trialHref(uid, outline.number)} className="ml-3 text-xs text-ink-3 underline">
            {displayBytes(rest)} more on the trial’s page
          </a>
        )}
      </div>
    </div>
  )
}
