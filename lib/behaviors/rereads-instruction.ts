import type { ToolCall } from '@/lib/domain/step'
import type { Span } from '@/lib/domain/new-trial'
import { findPhrase, phraseOf, spanOf, type Detector } from './detector'
import { simpleCommands } from './shell-commands'

const INSTRUCTION =
  /(?:^|\/)(?:(?:README|TASK|INSTRUCTIONS?|SPEC|SPECIFICATION|REQUIREMENTS|PROMPT|SKILL|AGENTS|CLAUDE|GEMINI|CONTRIBUTING|GUIDELINES)(?:[\w.-]*)?\.(?:md|mdx|txt|rst|adoc)|task\.(?:toml|ya?ml|json)|[\w.-]*[._-](?:spec|instructions?|requirements)\.(?:md|txt))$/i
const OPENS = /^(?:cat|head|tail|less|more|bat|nl|sed\s+-n)\s/

/** Instruction files that a call shows. */
function opened(tool: ToolCall): string[] {
  if (tool.category === 'read') return tool.path !== null ? [tool.path] : []
  return simpleCommands(tool)
    .filter((command) => OPENS.test(command) && !/[<>]/.test(command))
    .flatMap((command) => command.split(/\s+/).map((word) => word.replace(/["']/g, '')))
}

// `pip install -r requirements.txt` is no instruction: it is opened as a list of packages.
const isInstruction = (path: string) =>
  INSTRUCTION.test(path) && !/(?:^|\/)requirements[\w.-]*\.txt$/i.test(path)

/** What tells the parts of a long file apart: reading on is not reading again. */
const partOf = (tool: ToolCall, path: string) =>
  `${path}\0${tool.command ?? JSON.stringify(tool.arguments)}`

const PATTERN =
  /\b(?:re-?read(?:ing)?|read(?:ing)? (?:through )?(?=[^.!?\n]{0,60}\bagain\b)|look(?:ing)? (?:back )?at (?=[^.!?\n]{0,60}\bagain\b)|go(?:ing)? back to) (?:\w+ ){0,2}?(?:task|problem|instructions?|spec(?:ification)?s?|requirements?|criteri(?:on|a)|prompt|question|statement|description|README|SKILL)\b/i

export const SAYS = phraseOf(
  PATTERN,
  ['reread', 're-read', 'again', 'go back to', 'going back to'],
  [
    ...['task', 'problem', 'instruction', 'spec', 'requirement', 'criteri', 'prompt', 'question'],
    ...['statement', 'description', 'readme', 'skill'],
  ],
)

/**
 * Opens an instruction again that it has opened before, in whole or the same part of it, or says
 * that it reads the task again.
 */
export const rereadsInstruction: Detector = (steps) => {
  const seen = new Set<string>()
  const found = new Map<number, Span>()
  for (const span of findPhrase('rereads_instruction', steps, SAYS)) found.set(span.firstStep, span)
  for (const { number, tool } of steps) {
    if (tool === null || tool.isError === true) continue
    for (const path of opened(tool).filter(isInstruction)) {
      const part = partOf(tool, path)
      if (seen.has(part) && !found.has(number))
        found.set(number, spanOf('rereads_instruction', [number, number], 'action', path))
      seen.add(part)
    }
  }
  return [...found.values()].sort((a, b) => a.firstStep - b.firstStep)
}
