import { useState } from 'react'
import { displayBytes, displayCount, displayCounted } from '@/lib/display'
import type { EditLine } from './edit-lines'
import type { BodyView } from './body-view'
import { clipText } from '@/lib/trajectory/step-outline'
import { MarkedText } from '@/components/markdown/marked-text'

const LINES_FOLDED = 14
/** Lines drawn at once when the edit is open. */
const LINES_AT_ONCE = 150
/** Lines drawn above a match that lies beyond them. */
const LINES_BEFORE = 10
/** Characters of a line, folded and open; a minified file is one line of a megabyte. */
const CHARS_FOLDED = 330
const CHARS_OPEN = 20_000

const SIGN: Record<EditLine['sign'], { ground: string; word: string }> = {
  '+': { ground: 'bg-diff-only-right', word: 'added ' },
  '-': { ground: 'bg-diff-only-left', word: 'removed ' },
  ' ': { ground: '', word: '' },
}

/** An edit as lines taken away and put in; the sign says it without colour. */
export function EditView({
  lines,
  path,
  manner,
  clipped,
  view,
}: {
  lines: readonly EditLine[]
  path: string | null
  /** What the edit says beside its file and its lines, as a text; empty for nothing. */
  manner: string
  /** Characters of the edit that were not read yet: until then its lines cannot be counted. */
  clipped: number
  view: BodyView
}) {
  const [most, setMost] = useState(LINES_AT_ONCE)
  const match = view.isOpen ? lineOfMatch(lines, view.mark) : -1
  // Around a match far down: all lines as far as there would fill the page with nodes.
  const from = match >= most ? match - LINES_BEFORE : 0
  const shown = lines.slice(from, view.isOpen ? from + most : LINES_FOLDED)
  const rest = lines.length - from - shown.length
  const added = lines.filter((line) => line.sign === '+').length
  const isLong = lines.some((line) => line.text.length > CHARS_FOLDED)
  const removed = lines.filter((line) => line.sign === '-').length
  return (
    <>
      <p className="font-mono text-xs [overflow-wrap:anywhere]">
        {path !== null && <MarkedText text={path} mark={view.mark} />}{' '}
        {clipped === 0 && (
          <span className="font-sans text-ink-3">
            +{displayCount(added)} −{displayCount(removed)}
          </span>
        )}
      </p>
      {manner !== '' && (
        <p className="font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2 [unicode-bidi:isolate]">
          <MarkedText text={manner} mark={view.mark} />
        </p>
      )}
      {from > 0 && (
        <p className="text-xs text-ink-3">
          {displayCounted(from, 'line')} left out, down to the first match
        </p>
      )}
      <div className="mt-[2px] border-l-2 font-mono text-xs">
        {shown.map((line, index) => (
          <div
            key={from + index}
            className={`flex [unicode-bidi:isolate] ${SIGN[line.sign].ground}`}
          >
            <span aria-hidden className="w-5 flex-none text-center text-ink-3 select-none">
              {line.sign === '-' ? '−' : line.sign}
            </span>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere] whitespace-pre-wrap">
              {SIGN[line.sign].word && <span className="sr-only">{SIGN[line.sign].word}</span>}
              <LineText text={line.text} view={view} />
            </span>
          </div>
        ))}
      </div>
      {(lines.length > LINES_FOLDED || clipped > 0 || isLong) && (
        <p className="flex gap-3 text-xs text-ink-3">
          <button type="button" onClick={view.onToggle} className="underline hover:text-ink">
            {view.isOpen
              ? 'Fold'
              : clipped > 0
                ? `Show all, ${displayBytes(clipped)} more`
                : `Show all ${displayCounted(lines.length, 'line')}`}
          </button>
          {view.isOpen && rest > 0 && (
            <button
              type="button"
              onClick={() => setMost(most + LINES_AT_ONCE)}
              className="underline hover:text-ink"
            >
              {`Show more, ${displayCounted(rest, 'line')} left`}
            </button>
          )}
        </p>
      )}
    </>
  )
}

/** Which line holds the first match of a search; -1 for none. */
function lineOfMatch(lines: readonly EditLine[], mark: string): number {
  const needle = mark.trim().toLowerCase()
  return needle === '' ? -1 : lines.findIndex(({ text }) => text.toLowerCase().includes(needle))
}

function LineText({ text, view }: { text: string; view: BodyView }) {
  const kept = clipText(text, view.isOpen ? CHARS_OPEN : CHARS_FOLDED)
  const rest = text.length - kept.length
  return (
    <>
      <MarkedText text={kept} mark={view.mark} />
      {rest > 0 && <span className="text-ink-3"> … {displayBytes(rest)} more of this line</span>}
    </>
  )
}
