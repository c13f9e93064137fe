import Link from 'next/link'
import { lexer, type Tokens } from 'marked'
import { LazyDiagram } from '@/components/chart/lazy-diagram'
import { drawBlocks, type MarkdownDrawing } from '@/components/markdown/markdown-blocks'
import { headingId, linkInDoc } from '@/lib/url/docs'

/** A doc of ours as React nodes; HTML in it stays text. */
export function MarkdownDoc({ text, path }: { text: string; path: string }) {
  return <>{drawBlocks(lexer(text), drawingOf(path))}</>
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const
const HEADING_LOOKS = ['', 'mt-8 mb-2', 'mt-6 mb-1 text-sm font-[620]', 'mt-4 font-[620]', '', '']

const drawingOf = (path: string): MarkdownDrawing => ({
  text: (text) => text,
  heading: ({ depth, text }, content) => {
    const Name = HEADINGS[depth - 1]!
    return (
      <Name
        id={headingId(text)}
        className={`scroll-mt-4 target:bg-flash ${HEADING_LOOKS[depth - 1]}`}
      >
        {content}
      </Name>
    )
  },
  link: ({ href }, content) => {
    const to = linkInDoc(path, href)
    return to === null ? (
      content
    ) : (
      <Link href={to} className="underline underline-offset-2 hover:text-ink">
        {content}
      </Link>
    )
  },
  image: ({ raw }) => raw,
  code: ({ text, lang }: Tokens.Code) =>
    lang === 'mermaid' ? (
      <div className="my-4 max-w-[640px]">
        <LazyDiagram source={text} label={/title "(.*)"/.exec(text)?.[1] ?? 'Diagram'} />
      </div>
    ) : (
      <pre tabIndex={0} className="my-3 overflow-x-auto border-l-2 bg-sunk px-3 py-2 text-xs">
        <code>{text}</code>
      </pre>
    ),
})
