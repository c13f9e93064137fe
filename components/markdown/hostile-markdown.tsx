import type { Tokens } from 'marked'
import type { ReactNode } from 'react'
import { MarkedText } from './marked-text'
import { displayBytes } from '@/lib/display'
import { CodeText } from './code-text'
import { drawBlocks, type MarkdownDrawing } from './markdown-blocks'
import { readMarkdown } from './read-markdown'

/**
 * A text that others wrote, as Markdown: text nodes only. HTML stays text, nothing is fetched, links
 * lead nowhere and show their address. What cannot be laid out in bounded time, or would hide a match
 * of the search in its marks, is shown as it is stored.
 */
export function HostileMarkdown({ text, mark = '' }: { text: string; mark?: string }) {
  const read = readMarkdown(text)
  if (!read || hidesMatch(text, read.tokens, mark)) return <SourceText text={text} mark={mark} />
  const draw = drawingOf(mark)
  return (
    <div className="[overflow-wrap:anywhere] [unicode-bidi:isolate] [&>:first-child]:mt-0 [&>:last-child]:mb-0">
      {read.front !== null && (
        <pre
          tabIndex={0}
          aria-label="Front matter"
          className="my-2 max-h-60 overflow-auto border-l-2 bg-sunk px-3 py-2 font-mono text-xs whitespace-pre-wrap"
        >
          <CodeText text={read.front} language="yaml" mark={mark} />
        </pre>
      )}
      {drawBlocks(read.tokens, draw)}
      {read.nLeftOut > 0 && (
        <p className="text-xs text-ink-3">
          {displayBytes(read.nLeftOut)} more stand in the source.
        </p>
      )}
    </div>
  )
}

/** The same as it is stored. */
export const SourceText = ({ text, mark = '' }: { text: string; mark?: string }) => (
  <div className="[overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:isolate]">
    <MarkedText text={text} mark={mark} />
  </div>
)

const LOOKS = ['text-base', 'text-base', 'text-sm', 'text-sm', 'text-sm', 'text-sm']

const drawingOf = (mark: string): MarkdownDrawing => ({
  text: (text) => <MarkedText text={text} mark={mark} />,
  // No heading of the page: a text could pretend to be a part of it.
  heading: ({ depth }, content) => (
    <p className={`mt-4 mb-1 font-[620] ${LOOKS[depth - 1]}`}>{content}</p>
  ),
  link: ({ href, text }, content) => (
    <>
      <span className="underline decoration-dotted underline-offset-2">{content}</span>
      {href !== text && <Address href={href} mark={mark} />}
    </>
  ),
  image: ({ href, text }) => (
    <>
      <span className="text-ink-2">
        [image
        {text !== '' && (
          <>
            : <MarkedText text={text} mark={mark} />
          </>
        )}
        ]
      </span>
      <Address href={href} mark={mark} />
    </>
  ),
  code: ({ text, lang }: Tokens.Code) => (
    <pre
      tabIndex={0}
      className="my-2 max-h-[480px] overflow-auto border-l-2 bg-sunk px-3 py-2 font-mono text-xs whitespace-pre"
    >
      <CodeText text={text} language={lang ?? null} mark={mark} />
    </pre>
  ),
})

const Address = ({ href, mark }: { href: string; mark: string }): ReactNode => (
  <span className="font-mono text-xs text-ink-3">
    {' '}
    ‹<MarkedText text={href} mark={mark} />›
  </span>
)

interface Part {
  readonly text?: string
  readonly href?: string
  readonly raw: string
  readonly tokens?: readonly Part[]
}

/** Whether a searched text stands in the source and not in one piece in what is drawn. */
function hidesMatch(text: string, tokens: readonly unknown[], mark: string): boolean {
  const needle = mark.trim().toLowerCase()
  if (needle === '' || !text.toLowerCase().includes(needle)) return false
  const holds = (token: unknown): boolean => {
    // Every token of the library has its raw text; lists and tables hold others in fields of their own.
    const { raw, text: own, href, ...rest } = token as Part
    if (!raw.toLowerCase().includes(needle)) return false
    const inner = Object.values(rest).flat(2).filter(isPart)
    if (inner.length > 0 && inner.some(holds)) return true
    return inner.length === 0 && `${own ?? raw}\n${href ?? ''}`.toLowerCase().includes(needle)
  }
  return !tokens.some(holds)
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && 'raw' in value
