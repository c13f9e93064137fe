import { displayBytes } from '@/lib/display'
import { foldText } from '@/lib/trajectory/fold-text'
import { visibleText } from '@/lib/domain/visible-text'

const LINES = 2

/** Words of a log that end a sentence; when they are long, their beginning, and all one click away. */
export function FoldedQuote({ text }: { text: string }) {
  const { head, hiddenChars } = foldText(text.trim(), LINES)
  const quote = (
    <q className="font-mono text-xs [overflow-wrap:anywhere] [unicode-bidi:isolate]">
      {visibleText(head)}
      {hiddenChars > 0 && ' …'}
    </q>
  )
  if (hiddenChars === 0) return <>{quote}.</>
  return (
    <>
      {quote}.
      <details>
        <summary className="text-xs text-ink-3">Show all {displayBytes(text.length)}</summary>
        <pre className="my-1 max-h-[320px] overflow-auto border-l-2 pl-3 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:isolate]">
          {visibleText(text)}
        </pre>
      </details>
    </>
  )
}
