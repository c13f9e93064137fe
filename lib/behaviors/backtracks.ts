import type { Span } from '@/lib/domain/new-trial'
import type { ToolCall } from '@/lib/domain/step'
import { findPhrase, phraseOf, spanOf, type Detector } from './detector'
import { simpleCommands } from './shell-commands'

const TAKES_BACK =
  /^git\s+(?:-C\s+\S+\s+)?(?:checkout\s+(?:\S+\s+)?--\s|checkout\s+(?:-f\s+)?\.(?:\s|$)|checkout\s+HEAD\b|restore\s|reset\s+--hard|revert\s|stash(?:\s+(?:push|save)\b|\s*$))|^undo_edit\b|^str_replace_editor\s+undo_edit\b/

const undoes = (tool: ToolCall): string | null => {
  const args = tool.arguments
  const isUndo =
    tool.category === 'edit' &&
    typeof args === 'object' &&
    args !== null &&
    !Array.isArray(args) &&
    // A record of JSON: checked in the lines above.
    (args as Readonly<Record<string, unknown>>)['command'] === 'undo_edit'
  if (isUndo) return `undo_edit ${tool.path ?? ''}`
  return simpleCommands(tool).find((command) => TAKES_BACK.test(command)) ?? null
}

const WILL = String.raw`(?:let me|let's|let us|I'll|I will|I need to|I should|I have to|first,?)`
const PATTERN = new RegExp(
  String.raw`\b(?:${WILL} (?:\w+ ){0,3}?(?:revert|undo|roll back|back out|take back) (?:to |(?:all |some )?(?:of )?(?:the|my|this|that|these|those|it)\b[^.!?\n]{0,40}?\b(?:changes?|edits?|fix|commits?|patch|files?|attempts?|versions?|state|last|previous)\b)|${WILL} (?:\w+ ){0,3}?(?:start over|start from scratch|start again from)|${WILL} (?:\w+ ){0,2}?go back to (?:the|my) (?:previous|original|earlier|first|old|working|last)\b)`,
  'i',
)

export const SAYS = phraseOf(PATTERN, [
  ...['revert', 'undo', 'roll back', 'back out', 'take back', 'start over', 'start from scratch'],
  ...['start again from', 'go back to'],
])

/** Takes back what it has changed, or says that it does. */
export const backtracks: Detector = (steps) => {
  const found = new Map<number, Span>()
  for (const span of findPhrase('backtracks', steps, SAYS)) found.set(span.firstStep, span)
  for (const { number, tool } of steps) {
    const command = tool === null ? null : undoes(tool)
    if (command !== null)
      found.set(number, spanOf('backtracks', [number, number], 'action', command))
  }
  return [...found.values()].sort((a, b) => a.firstStep - b.firstStep)
}
