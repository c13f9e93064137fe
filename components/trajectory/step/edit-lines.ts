import { diffLines } from 'diff'
import { editTexts } from '@/lib/trajectory/edit-texts'
import type { ToolCall } from '@/lib/domain/step'

/** A line of an edit as it is drawn. */
export interface EditLine {
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

/** Between two places of one file. */
const GAP: EditLine = { sign: ' ', text: '⋯' }

const linesOf = (text: string, sign: EditLine['sign']): EditLine[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ sign, text: line }))

const patchLines = (patch: string): EditLine[] =>
  patch.split('\n').map((line) => {
    const isMark = line.startsWith('+++') || line.startsWith('---') || line.startsWith('***')
    const sign = isMark ? ' ' : line[0] === '+' ? '+' : line[0] === '-' ? '-' : ' '
    return { sign, text: sign === ' ' ? line : line.slice(1) }
  })

function pairLines(before: string, after: string): EditLine[] {
  // Beyond so many lines put in or out (diff gives undefined; about 16 ms; no clock, so that server and
  // browser draw the same) all old lines then all new ones say it as well.
  const parts = diffLines(before, after, { maxEditLength: 500 })
  if (!parts) return [...linesOf(before, '-'), ...linesOf(after, '+')]
  return parts.flatMap((part) => linesOf(part.value, part.added ? '+' : part.removed ? '-' : ' '))
}

/** An edit or a write as lines taken away and lines put in; null when the arguments name no text. */
export function editLines(tool: ToolCall): EditLine[] | null {
  const texts = editTexts(tool)
  if (texts === null) return null
  if (texts.kind === 'patch') return patchLines(texts.text)
  if (texts.kind === 'content') return linesOf(texts.text, '+')
  return texts.pairs.flatMap(([before, after]) => [GAP, ...pairLines(before, after)]).slice(1)
}
