import type { Step, ToolCall } from '@/lib/domain/step'
import { isPreparing, mainPart } from './shell-command'

/**
 * What a step does, in words that follow "left …": a verb in the third person, and the code it is
 * about, kept apart so that it can be set in its own type face.
 */
export interface ActionPhrase {
  readonly verb: string
  readonly code: string | null
  /** What comes after the code, for example ` to the end`. */
  readonly rest: string
  /** 0: of no account for a story (a thought), 1: looking around, 2: doing, 3: skill use. */
  readonly weight: 0 | 1 | 2 | 3
}

const CODE_LENGTH = 60

const phrase = (
  verb: string,
  code: string | null,
  weight: ActionPhrase['weight'],
  rest = '',
): ActionPhrase => ({ verb, code: code === null ? null : shorten(code), rest, weight })

function shorten(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.replace(/\s+/g, ' ')
  return line.length > CODE_LENGTH ? `${line.slice(0, CODE_LENGTH - 1)}…` : line
}

const fileName = (path: string) => path.split('/').slice(-2).join('/')
const baseName = (path: string) => path.split('/').at(-1)!

function inlineScript(command: string): ActionPhrase | null {
  const written = /\bcat\b[^|]*>{1,2}\s*([^\s<]+)\s*<<|<<[^>\n]*>{1,2}\s*([^\s<]+)/.exec(command)
  if (written) return phrase('writes', baseName((written[1] ?? written[2])!), 2)
  const script = /\b(python3?|node|bash|sh|ruby|perl|Rscript)\b[^|\n]*<</.exec(command)
  if (!script) return null
  const lines = Math.max(1, command.split('\n').length - 2)
  return phrase(
    'runs a',
    script[1]!,
    2,
    ` script of its own (${lines} ${lines === 1 ? 'line' : 'lines'})`,
  )
}

function shellPhrase(command: string, isReading: boolean): ActionPhrase {
  const inline = inlineScript(command)
  if (inline) return inline
  if (isReading) return phrase('looks with', command, 1)
  const main = mainPart(command)
  if (isPreparing(command)) return phrase('prepares with', command, 1)
  const installs =
    /^(?:\S*pip3?|uv pip|npm|apt(?:-get)?|conda|cargo|python3? -m pip) (?:install|add|i)\b(.*)$/.exec(
      main,
    )
  if (installs) {
    const what = installs[1]!.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'))
    return phrase('installs', what.join(' ') || 'packages', 2)
  }
  if (/\b(pytest|unittest|npm test|go test|cargo test)\b/.test(main)) {
    return phrase('runs the tests with', main, 2)
  }
  return phrase('runs', main, 2)
}

function toolPhrase(tool: ToolCall, isReading: boolean): ActionPhrase {
  if (tool.command !== null) return shellPhrase(tool.command, isReading)
  const path = tool.path === null ? null : fileName(tool.path)
  switch (tool.category) {
    case 'read':
      return path === null ? phrase('reads with', tool.name, 1) : phrase('reads', path, 1)
    case 'write':
      return phrase('writes', path ?? 'a file', 2)
    case 'edit':
      return phrase('edits', path ?? 'a file', 2)
    case 'search':
      return phrase('searches with', tool.name, 1)
    case 'web':
      return phrase('looks on the web with', tool.name, 1)
    case 'plan':
      return phrase('updates its plan', null, 1)
    case 'agent':
      return phrase('starts a sub-agent', null, 2)
    case 'skill':
      return phrase('calls', tool.name, 2)
    case 'shell':
    case 'other':
      return phrase('calls', tool.name, 2)
  }
}

/** A step in words; skill use comes before the tool that did it. */
export function phraseOf(step: Step, isReading = false): ActionPhrase {
  const mark =
    step.skillMarks.find((one) => one.fact === 'executed') ??
    step.skillMarks.find((one) => one.fact !== 'offered')
  if (mark?.fact === 'executed') return phrase('runs a script of the skill', mark.skill, 3)
  if (mark)
    return phrase(mark.fact === 'read' ? 'reads the skill' : 'loads the skill', mark.skill, 3)
  if (step.tool) return toolPhrase(step.tool, isReading)
  switch (step.kind) {
    case 'message':
      return phrase('says something', null, 0)
    case 'error':
      return phrase('meets an error', null, 2)
    case 'compaction':
      return phrase('has its context compacted', null, 1)
    case 'tool':
    case 'system':
    case 'user':
    case 'thought':
      return phrase('thinks', null, 0)
  }
}
