import { argumentsText } from './arguments-text'
import type { Json } from '@/lib/domain/json'
import { isJsonRecord } from './plan-items'
import type { ToolCall } from '@/lib/domain/step'

const OLD_NAMES = ['old_string', 'old_str', 'oldText', 'old_text', 'old', 'search']
const NEW_NAMES = ['new_string', 'new_str', 'newText', 'new_text', 'new', 'replace', 'new_source']
const CONTENT_NAMES = ['content', 'file_text', 'contents', 'text']
const PATCH_NAMES = ['patch', 'input', 'diff']

function textOf(args: Json, names: readonly string[]): string | null {
  if (!isJsonRecord(args)) return null
  for (const name of names) if (typeof args[name] === 'string') return args[name]
  return null
}

/** What an edit puts in place of what, as its log says it. */
export type EditTexts =
  | {
      readonly kind: 'pairs'
      readonly pairs: readonly (readonly [before: string, after: string])[]
    }
  | { readonly kind: 'content'; readonly text: string }
  | { readonly kind: 'patch'; readonly text: string }

/** The texts of an edit or a write; null when the arguments name none. */
export function editTexts(tool: ToolCall): EditTexts | null {
  const args = tool.arguments
  const many = isJsonRecord(args) && Array.isArray(args['edits']) ? args['edits'] : null
  if (many) {
    const pairs = many.flatMap((edit) => {
      const before = textOf(edit, OLD_NAMES)
      const after = textOf(edit, NEW_NAMES)
      return before === null || after === null ? [] : [[before, after] as const]
    })
    return pairs.length ? { kind: 'pairs', pairs } : null
  }
  const before = textOf(args, OLD_NAMES)
  const after = textOf(args, NEW_NAMES)
  if (before !== null || after !== null) {
    return { kind: 'pairs', pairs: [[before ?? '', after ?? '']] }
  }
  const content = tool.category === 'write' ? textOf(args, CONTENT_NAMES) : null
  if (content !== null) return { kind: 'content', text: content }
  const patch = typeof args === 'string' ? args : textOf(args, PATCH_NAMES)
  return patch !== null && /^(\*\*\* Begin Patch|--- |diff )/m.test(patch)
    ? { kind: 'patch', text: patch }
    : null
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
