import Anser, { type AnserJsonEntry } from 'anser'
import type { CSSProperties, ReactNode } from 'react'
import { overstrike } from './overstrike'
import { MarkedText } from '@/components/markdown/marked-text'

// Terminal colours that are legible on both grounds; everything else a program asks for is kept
// to these eight, since a log may not draw invisible text.
const COLORS: Record<string, string> = {
  'ansi-black': 'var(--ink)',
  'ansi-red': 'var(--fail)',
  'ansi-green': 'var(--pass)',
  'ansi-yellow': 'var(--timeout)',
  'ansi-blue': 'var(--help)',
  'ansi-magenta': 'var(--cond-evolved)',
  'ansi-cyan': 'var(--cond-other)',
  'ansi-white': 'var(--ink-2)',
}

function styleOf(chunk: AnserJsonEntry): CSSProperties | undefined {
  const style: CSSProperties = {}
  const color = chunk.fg && COLORS[chunk.fg.replace('bright-', '')]
  if (color) style.color = color
  for (const decoration of chunk.decorations) {
    if (decoration === 'bold') style.fontWeight = 650
    if (decoration === 'italic') style.fontStyle = 'italic'
    if (decoration === 'dim') style.opacity = 0.75
    if (decoration === 'underline') style.textDecoration = 'underline'
    if (decoration === 'strikethrough') style.textDecoration = 'line-through'
  }
  return Object.keys(style).length ? style : undefined
}

// Cursor movements, window titles and other control sequences that paint nothing in a log.
const CONTROL =
  // eslint-disable-next-line no-control-regex
  /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b\[[0-9;?]*[A-HJKSTfhlnsu]|\u001b[()][A-Z0-9]|\u001b[=>78cDEHM]|\r(?=\n)/g
const ESCAPE = '\u001b'

/** Differently styled pieces drawn of one text; what comes after them is drawn plain. */
const MOST_PIECES = 400

/** A program's output with its colours and weights as text styles; every character is a text node. */
export function AnsiText({ text, mark }: { text: string; mark: string }): ReactNode {
  const struck = overstrike(text)
  if (!struck.includes(ESCAPE)) return <MarkedText text={struck} mark={mark} />
  const chunks = Anser.ansiToJson(struck.replace(CONTROL, ''), {
    use_classes: true,
    remove_empty: true,
  })
  const plain = chunks.slice(MOST_PIECES).map((chunk) => chunk.content)
  return (
    <>
      {chunks.slice(0, MOST_PIECES).map((chunk, index) => (
        <span key={index} style={styleOf(chunk)}>
          <MarkedText text={chunk.content} mark={mark} />
        </span>
      ))}
      {plain.length > 0 && <MarkedText text={plain.join('')} mark={mark} />}
    </>
  )
}
