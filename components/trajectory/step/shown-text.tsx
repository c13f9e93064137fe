import { lazy, Suspense, use } from 'react'
import { CodeText } from '@/components/markdown/code-text'
import { AnsiText } from './ansi-text'
import { ReadingChoiceContext } from './reading-choice'

// The layout of Markdown comes when the first text asks for it; until then its source stands there.
const HostileMarkdown = lazy(async () => {
  const { HostileMarkdown: component } = await import('@/components/markdown/hostile-markdown')
  return { default: component }
})

const ESCAPE = '\u001b'
/** Numbers that a tool puts before each line that it reads. */
const NUMBERED = /^\s*\d+\s*[→\t|:]/

interface ShownTextProps {
  readonly text: string
  readonly mark: string
  /** `markdown`, or the language of code; null: as a terminal shows it. */
  readonly language: string | null
}

/** A text of a step: laid out where it is Markdown and the reader wants that, coloured where it is code. */
export function ShownText({ text, mark, language }: ShownTextProps) {
  const { form } = use(ReadingChoiceContext)
  const source = <AnsiText text={text} mark={mark} />
  if (language === null || text.includes(ESCAPE)) return source
  if (language !== 'markdown') return <CodeText text={text} language={language} mark={mark} />
  if (form === 'source' || NUMBERED.test(text)) return source
  return (
    <Suspense fallback={source}>
      <div className="whitespace-pre-line">
        <HostileMarkdown text={text} mark={mark} />
      </div>
    </Suspense>
  )
}
