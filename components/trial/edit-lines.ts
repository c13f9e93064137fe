import { diffLines } from 'diff'
import { argumentsText } from '@/lib/domain/arguments-text'
import type { Json } from '@/lib/domain/json'
import { isJsonRecord } from '@/lib/domain/plan-items'
import type { ToolCall } from '@/lib/domain/step'

/** A line of an edit as it is drawn. */
export interface EditLine {
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

const OLD_NAMES = ['old_string', 'old_str', 'oldText', 'old_text', 'old', 'search']
const NEW_NAMES = ['new_string', 'new_str', 'newText', 'new_text', 'new', 'replace', 'new_source']
const CONTENT_NAMES = ['content', 'file_text', 'contents', 'text']
const PATCH_NAMES = ['patch', 'input', 'diff']

/** Between two places of one file. */
const GAP: EditLine = { sign: ' ', text: '⋯' }

function textOf(args: Json, names: readonly string[]): string | null {
  if (!isJsonRecord(args)) return null
  for (const name of names) if (typeof args[name] === 'string') return args[name]
  return null
}

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

const SHOWN_NAMES = new Set(
  [OLD_NAMES, NEW_NAMES, CONTENT_NAMES, PATCH_NAMES, ['edits', 'command']].flat(),
)

/** What an edit says beside its file and its texts (which cell, all places or one), as a text. */
export function editManner({ arguments: args, path }: ToolCall): string {
  if (!isJsonRecord(args)) return ''
  const rest = Object.entries(args).filter(
    ([name, value]) =>
      !SHOWN_NAMES.has(name) && value !== path && value !== null && value !== false,
  )
  return rest.length === 0 ? '' : argumentsText(Object.fromEntries(rest))
}

/** An edit or a write as lines taken away and lines put in; null when the arguments name no text. */
export function editLines(tool: ToolCall): EditLine[] | null {
  const args = tool.arguments
  const many = isJsonRecord(args) && Array.isArray(args['edits']) ? args['edits'] : null
  if (many) {
    const lines = many.flatMap((edit) => {
      const before = textOf(edit, OLD_NAMES)
      const after = textOf(edit, NEW_NAMES)
      return before === null || after === null ? [] : [GAP, ...pairLines(before, after)]
    })
    return lines.length ? lines.slice(1) : null
  }
  const before = textOf(args, OLD_NAMES)
  const after = textOf(args, NEW_NAMES)
  if (before !== null || after !== null) return pairLines(before ?? '', after ?? '')
  const content = tool.category === 'write' ? textOf(args, CONTENT_NAMES) : null
  if (content !== null) return linesOf(content, '+')
  const patch = typeof args === 'string' ? args : textOf(args, PATCH_NAMES)
  return patch !== null && /^(\*\*\* Begin Patch|--- |diff )/m.test(patch)
    ? patchLines(patch)
    : null
}
