import type { ToolCall } from '@/lib/domain/step'
import { clipText } from '@/lib/trajectory/step-outline'

// What a shell is told, as far as a detector needs it: texts that are put into files are no commands.

const HEREDOC = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1/

/** The lines of a command without the bodies of its here-documents. */
function withoutHeredocs(command: string): string[] {
  const kept: string[] = []
  let end: string | null = null
  for (const line of command.split('\n')) {
    if (end !== null) {
      if (line.trim() === end) end = null
      continue
    }
    kept.push(line)
    end = HEREDOC.exec(line)?.[2] ?? null
  }
  return kept
}

const BEFORE_IT =
  /^(?:(?:sudo|time|timeout\s+\S+|env|nice|do|then|else|elif|if|while|until|!|\{|exec|command)\s+|\w+=\S*\s+|\(\s*)+/
/** A longer one is a text, and its first words say what is run. */
const MOST_CHARACTERS = 2000

const split = (command: string): string[] =>
  withoutHeredocs(command)
    .flatMap((line) => line.split(/&&|\|\||[;|]/))
    .map((part) => clipText(part.trim(), MOST_CHARACTERS).replace(BEFORE_IT, ''))
    .filter((part) => part !== '' && !part.startsWith('#'))

// Several detectors ask the same of the same call, one trial after the other.
const known = new Map<ToolCall, readonly string[]>()

/** Lets go of what was found in the calls of a trial. */
export const forgetCommands = (): void => known.clear()

/** Simple commands of a shell call: `cd x && pytest -q | tail` gives three. */
export function simpleCommands(tool: ToolCall): readonly string[] {
  if (tool.category !== 'shell' || tool.command === null) return []
  const found = known.get(tool) ?? split(tool.command)
  known.set(tool, found)
  return found
}

const REDIRECT = /(?<![\d&<>-])>{1,2}\s*["']?([^\s"'&|;<>()]+)/g
const IN_PLACE = /^(?:sed\s+(?:-\w+\s+)*-\w*i\S*|perl\s+-\w*i\w*)\s+.*?([^\s"']+)\s*$/
const TEE = /^tee\s+(?:-a\s+)?["']?([^\s"']+)/
/** SWE-agent sends the calls of its editor as commands. */
const EDITOR = /^str_replace_editor\s+(?:create|str_replace|insert)\s+["']?([^\s"']+)/
const LINE_EDITOR = /^edit(?:\s+\d+:\d+)?$/

/** Files that simple commands write; '' where an open editor knows the name. */
function writtenBy(command: string): string[] {
  const redirected = [...command.matchAll(REDIRECT)].map(([, path]) => path!)
  const named = [IN_PLACE, TEE, EDITOR].flatMap((form) => form.exec(command)?.[1] ?? [])
  const edited = LINE_EDITOR.test(command) ? [''] : []
  return [...redirected.filter((path) => !path.startsWith('/dev/')), ...named, ...edited]
}

/** A program handed to the interpreter here and now may write files as well. */
const INLINE = /\bpython[\d.]*\s+(?:-c\b|-?\s?<<)/
const OPENS_TO_WRITE =
  /\bopen\(\s?(?:['"]([^'"\n]{1,300})['"]|[\w.]{1,100})\s?,\s?['"][wax]b?\+?['"]/g

const writtenInline = ({ command }: ToolCall): string[] =>
  command !== null && INLINE.test(command)
    ? [...command.matchAll(OPENS_TO_WRITE)].map(([, path]) => path ?? '')
    : []

/** The files that a call writes or edits; '' for one that is not named. */
export const writtenFiles = (tool: ToolCall): string[] =>
  tool.category === 'edit' || tool.category === 'write'
    ? [tool.path ?? '']
    : [...simpleCommands(tool).flatMap(writtenBy), ...writtenInline(tool)]
