import { useMemo } from 'react'
import { languageOfPath } from '@/components/markdown/language-of-path'
import { displayCounted } from '@/lib/display'
import { shownOutput } from '@/lib/trajectory/shown-texts'
import { clipText } from '@/lib/trajectory/step-outline'
import type { ToolCall } from '@/lib/domain/step'
import { webResults, type WebResult } from '@/lib/trajectory/web-results'
import { FoldedText } from './folded-text'
import { MarkedText } from '@/components/markdown/marked-text'
import type { BodyView } from './body-view'

interface ToolOutputProps {
  readonly tool: ToolCall
  /** Characters that were not read yet. */
  readonly clipped: number
  readonly view: BodyView
}

/** What came back from a call: its first lines, or what a search of the web found. */
export function ToolOutput({ tool, clipped, view }: ToolOutputProps) {
  const { category } = tool
  const { text: output, overwritten } = useMemo(() => shownOutput(tool), [tool])
  if (tool.output === null) return <p className="text-xs text-ink-3">No observation in the log.</p>
  if (output.trim() === '') return null
  const results = category === 'web' && !tool.isError ? webResults(output) : []
  const isListed = results.length > 0
  const tone = tool.isError ? 'text-fail' : 'text-ink-3'
  return (
    <>
      {isListed && <WebResults results={results} view={view} />}
      <FoldedText
        {...view}
        text={output}
        clipped={clipped}
        lines={isListed ? 0 : category === 'read' ? 6 : 10}
        className={category === 'agent' ? 'mt-1 text-ink-2' : `font-mono text-xs ${tone}`}
        language={languageOfOutput(tool)}
      />
      {overwritten > 0 && (
        <p className="text-xs text-ink-3">
          Shown as a terminal leaves it, without {displayCounted(overwritten, 'overwritten state')}{' '}
          of its lines; the raw step has all.
        </p>
      )}
    </>
  )
}

/** A file that was read, by its name; what a sub-agent answers. */
function languageOfOutput({ category, path, isError }: ToolCall): string | null {
  if (isError) return null
  if (category === 'agent') return 'markdown'
  return category === 'read' && path !== null ? languageOfPath(path) : null
}

const MOST_RESULTS = 8
/** Characters of a title or an address that say what it is. */
const MOST_CHARS = 240

const clipped = (text: string) =>
  text.length > MOST_CHARS ? `${clipText(text, MOST_CHARS)}…` : text

/** Addresses are text and no links: a log may name any. */
function WebResults({ results, view }: { results: readonly WebResult[]; view: BodyView }) {
  const shown = view.isOpen ? results : results.slice(0, MOST_RESULTS)
  const rest = results.length - shown.length
  return (
    <ol className="mt-1 text-xs">
      {shown.map(({ title, url }, index) => (
        <li key={index} className="[overflow-wrap:anywhere] [unicode-bidi:isolate]">
          {title !== '' && (
            <>
              <span className="text-ink-2">
                <MarkedText text={clipped(title)} mark={view.mark} />
              </span>{' '}
            </>
          )}
          <span className="font-mono text-ink-3">
            <MarkedText text={clipped(url)} mark={view.mark} />
          </span>
        </li>
      ))}
      {rest > 0 && <li className="text-ink-3">and {displayCounted(rest, 'result')} more</li>}
    </ol>
  )
}
