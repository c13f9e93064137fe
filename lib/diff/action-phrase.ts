import type { Json } from '@/lib/domain/json'
import type { Step, ToolCall } from '@/lib/domain/step'
import { clipText } from '@/lib/trajectory/step-outline'
import { withoutAnsi } from '@/lib/trajectory/without-ansi'
import type { ShellAct } from './shell-act'

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
  const line = withoutAnsi(text).trim().split('\n', 1)[0]!.replace(/\s+/g, ' ')
  return line.length > CODE_LENGTH ? `${clipText(line, CODE_LENGTH - 1)}…` : line
}

/** The end of a path that tells files apart; a path that is as short stays whole. */
const fileName = (path: string) =>
  /^\/[^/]+\/[^/]+$/.test(path) ? path : path.split('/').slice(-2).join('/')

/** The skill that a file is the text of; null for other files. */
const skillOf = (path: string): string | null =>
  /(?:^|\/)([^/]+)\/SKILL\.md$/.exec(path)?.[1] ??
  /(?:^|\/)skills\/([^/]+)\.md$/.exec(path)?.[1] ??
  null

function writePhrase(path: string, name: string): ActionPhrase {
  const skill = skillOf(path)
  return skill === null ? phrase('writes', name, 2) : phrase('writes the skill', skill, 3)
}

function shellPhrase({ kind, code, more }: ShellAct): ActionPhrase {
  switch (kind) {
    case 'run':
      return phrase('runs', code, 2)
    case 'test':
      return phrase('runs the tests with', code, 2)
    case 'install':
      return phrase('installs', code, 2)
    case 'script':
      return phrase('runs a', code, 2, ` script of its own (${more})`)
    case 'write':
      return writePhrase(code, code)
    case 'append':
      return phrase('appends to', code, 2)
    case 'edit':
      return phrase('edits', code, 2)
    case 'open':
      return phrase('opens', code, 2, code === more ? '' : ` in ${more}`)
    case 'look':
      return phrase('looks with', code, 1)
    case 'prepare':
      return phrase('prepares with', code, 1)
    case 'keys':
      return phrase('presses', code, 1)
    case 'wait':
      return phrase('waits', null, 0)
  }
}

/** The first of these arguments that is a text. */
function argument(tool: ToolCall, names: readonly string[]): string | null {
  const args = tool.arguments
  if (args === null || typeof args !== 'object' || Array.isArray(args)) return null
  const record = args as Readonly<Record<string, Json>>
  for (const name of names) {
    const value = record[name]
    const text = Array.isArray(value) ? value[0] : value
    if (typeof text === 'string' && text.trim() !== '') return text
  }
  return null
}

/** A phrase about what a call is for, or about the tool where its arguments do not say. */
function about(
  tool: ToolCall,
  names: readonly string[],
  verb: string,
  weight: ActionPhrase['weight'],
): ActionPhrase {
  const what = argument(tool, names)
  return what === null ? phrase('calls', tool.name, weight) : phrase(verb, what, weight)
}

function toolPhrase(tool: ToolCall, act: ShellAct | null): ActionPhrase {
  if (act) return shellPhrase(act)
  const path = tool.path === null ? null : fileName(tool.path)
  switch (tool.category) {
    case 'read':
      return path === null ? phrase('reads with', tool.name, 1) : phrase('reads', path, 1)
    case 'write':
      return path === null ? phrase('calls', tool.name, 2) : writePhrase(tool.path!, path)
    case 'edit':
      return path === null ? phrase('calls', tool.name, 2) : phrase('edits', path, 2)
    case 'search':
      return about(tool, ['pattern', 'query', 'q', 'regex'], 'searches for', 1)
    case 'web':
      return argument(tool, ['query', 'q']) === null
        ? about(tool, ['url', 'urls'], 'opens the page', 1)
        : about(tool, ['query', 'q'], 'searches the web for', 1)
    case 'plan':
      return phrase('updates its plan', null, 1)
    case 'agent':
      return about(tool, ['description', 'prompt', 'message'], 'starts a sub-agent for', 2)
    case 'skill':
      return about(tool, ['skill', 'name', 'skill_name', 'command'], 'asks for the skill', 2)
    case 'shell':
    case 'other':
      return phrase('calls', tool.name, 2)
  }
}

/** A step in words; skill use comes before the tool that did it. */
export function phraseOf(step: Step, act: ShellAct | null): ActionPhrase {
  const mark =
    step.skillMarks.find((one) => one.fact === 'executed') ??
    step.skillMarks.find((one) => one.fact !== 'offered')
  if (mark?.fact === 'executed') return phrase('runs a script of the skill', mark.skill, 3)
  if (mark)
    return phrase(mark.fact === 'read' ? 'reads the skill' : 'loads the skill', mark.skill, 3)
  if (step.tool) return toolPhrase(step.tool, act)
  switch (step.kind) {
    case 'message':
      return phrase('says something', null, 0)
    case 'error':
      return step.text.trim() === ''
        ? phrase('meets an error', null, 2)
        : phrase('meets the error', step.text, 2)
    case 'compaction':
      return phrase('has its context compacted', null, 1)
    case 'tool':
    case 'system':
    case 'user':
    case 'thought':
      return phrase('thinks', null, 0)
  }
}
