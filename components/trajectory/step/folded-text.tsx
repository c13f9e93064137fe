import { useState } from 'react'
import { displayBytes, displayCounted } from '@/lib/display'
import { clipText } from '@/lib/trajectory/step-outline'
import { foldText } from '@/lib/trajectory/fold-text'
import { ShownText } from './shown-text'

/** Characters drawn at once when a text is open: more in one piece makes the browser stutter. */
const CHARS_AT_ONCE = 64_000

interface FoldedTextProps {
  readonly text: string
  /** Characters that were not read yet. */
  readonly clipped: number
  readonly lines: number
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly mark: string
  readonly className?: string
  /** `markdown`, or the language of code; absent: as a terminal shows it. */
  readonly language?: string | null
}

/** What is drawn behind the first match of a search. */
const CHARS_BEHIND = 1000

/** How far a text must be drawn to show the first match, where its first `shown` characters hold none. */
function endOfMatch(text: string, mark: string, shown: number): number {
  const needle = mark.trim().toLowerCase()
  if (needle === '' || text.length <= shown) return 0
  const at = text.toLowerCase().indexOf(needle)
  return at === -1 ? 0 : at + needle.length + CHARS_BEHIND
}

/** A text of a step: its first lines, the rest folded with its size. */
export function FoldedText(props: FoldedTextProps) {
  const { text, clipped, lines, isOpen, onToggle, mark, className, language = null } = props
  const [shown, setShown] = useState(CHARS_AT_ONCE)
  const fold = foldText(text, lines)
  const isFolded = fold.hiddenChars > 0 || clipped > 0
  const drawn = isOpen && isFolded ? Math.max(shown, endOfMatch(text, mark, shown)) : 0
  const visible = drawn > 0 ? clipText(text, drawn) : fold.head
  const rest = text.length - visible.length
  return (
    <>
      <div
        // Isolated, so that a right-to-left override in a log turns nothing outside its own text.
        className={`[overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:isolate] ${className ?? ''}`}
      >
        <ShownText text={visible} mark={mark} language={language} />
      </div>
      {isFolded && (
        <p className="flex gap-3 text-xs text-ink-3">
          <button type="button" onClick={onToggle} className="underline hover:text-ink">
            {isOpen
              ? 'Fold'
              : `Show all ${clipped > 0 || fold.lines < 2 ? '' : `${displayCounted(fold.lines, 'line')} · `}${displayBytes(text.length + clipped)}`}
          </button>
          {isOpen && rest > 0 && (
            <button
              type="button"
              onClick={() => setShown(drawn + CHARS_AT_ONCE * 4)}
              className="underline hover:text-ink"
            >
              {`Show more, ${displayBytes(rest)} left`}
            </button>
          )}
        </p>
      )}
    </>
  )
}
