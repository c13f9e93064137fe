'use client'

import { useMemo } from 'react'
import { MarkedText } from './marked-text'
import { visibleText } from '@/lib/domain/visible-text'
import { languageOf } from './language-of-path'
import { useHighlighter } from './use-highlighter'

/** More than this is drawn in one colour: it would take longer than a reader waits. */
const MOST_CHARS = 30_000
/** Pieces of colour drawn of one text; the rest is plain. */
const MOST_PIECES = 250

/** Colours that are legible on every ground; what is not named here stays in that of the text. */
const LOOKS: Record<string, string> = {
  keyword: 'text-cond-evolved',
  'selector-tag': 'text-cond-evolved',
  literal: 'text-timeout',
  number: 'text-timeout',
  string: 'text-pass',
  regexp: 'text-pass',
  addition: 'text-pass',
  deletion: 'text-fail',
  comment: 'text-ink-3 italic',
  title: 'text-help',
  section: 'text-help font-[600]',
  attr: 'text-help',
  attribute: 'text-help',
  name: 'text-help',
  built_in: 'text-cond-evolved',
  variable: 'text-timeout',
  strong: 'font-[600]',
  emphasis: 'italic',
}

interface CodeTextProps {
  readonly text: string
  /** As a fence or the end of a file's name says it; null: unknown. */
  readonly language: string | null
  /** A searched text: where it stands it is marked, and colours step back. */
  readonly mark?: string
  readonly mostPieces?: number
}

/** Code, coloured by its language as soon as the highlighter is there; every character is a text node. */
export function CodeText({ text, language, mark = '', mostPieces = MOST_PIECES }: CodeTextProps) {
  const known = language === null ? null : languageOf(language)
  const needle = mark.trim().toLowerCase()
  const isPlain =
    known === null ||
    text.length > MOST_CHARS ||
    (needle !== '' && text.toLowerCase().includes(needle))
  const highlight = useHighlighter(!isPlain)
  const pieces = useMemo(
    () => (isPlain || !highlight ? null : highlight(text, known)),
    [isPlain, highlight, text, known],
  )
  if (!pieces)
    return (
      <code>
        <MarkedText text={text} mark={mark} />
      </code>
    )
  const rest = pieces.slice(mostPieces).map((piece) => piece.text)
  return (
    <code>
      {pieces.slice(0, mostPieces).map(({ text: piece, kind }, at) => {
        const look = kind === null ? undefined : LOOKS[kind]
        return look ? (
          <span key={at} className={look}>
            {visibleText(piece)}
          </span>
        ) : (
          visibleText(piece)
        )
      })}
      {visibleText(rest.join(''))}
    </code>
  )
}
