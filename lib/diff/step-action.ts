import type { Json } from '@/lib/domain/json'
import type { Step, ToolCall } from '@/lib/domain/step'
import { shellAct, type ShellAct } from './shell-act'
import { hashText, listingKey, normalizeLong, normalizePath, outputKey } from './normalize-text'
import { phraseOf, type ActionPhrase } from './action-phrase'

/** A step as alignment sees it. Two steps with equal `exact` do the same. */
export interface Action {
  readonly number: number
  readonly kind: Step['kind']
  readonly exact: string
  /** Steps with equal `group` may be a changed pair: same tool on the same file, same program. */
  readonly group: string
  /** Hash of the observation without noise; null when there is none. */
  readonly output: number | null
  /** The same of what a look showed, whatever the order of its lines; null for anything else. */
  readonly listing: number | null
  /** Looks at something and changes nothing: its order among others of the kind is of no account. */
  readonly isReading: boolean
  readonly usesSkill: boolean
  readonly isError: boolean
  readonly isCopied: boolean
  readonly isAbandoned: boolean
  readonly phrase: ActionPhrase
}

// Arguments that say how a call is made, not what it does.
const IGNORED = new Set([
  'id',
  'call_id',
  'callId',
  'tool_call_id',
  'session_id',
  'sessionId',
  'timeout',
  'timeout_ms',
  'yield_time_ms',
  'max_output_tokens',
  'description',
  'explanation',
  'justification',
  'security_risk',
  'is_input',
  'thought',
])

/** Arguments as one text: keys sorted, noise and mere manner left out. */
function canonicalArguments(value: Json): string {
  if (typeof value === 'string') return normalizeLong(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonicalArguments).join(',')}]`
  return Object.entries(value)
    .filter(([key]) => !IGNORED.has(key))
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([key, inner]) => `${key}=${canonicalArguments(inner)}`)
    .join('&')
}

/** The tool whatever a harness calls it: categories that mean one thing are compared as such. */
const toolWord = (tool: ToolCall): string =>
  tool.category === 'other' || tool.category === 'agent' ? `call:${tool.name}` : tool.category

function toolKeys(tool: ToolCall, act: ShellAct | null): { exact: string; group: string } {
  const word = toolWord(tool)
  if (act !== null && tool.command !== null) {
    // Harnesses differ in whether a shell keeps its folder; going there first changes nothing.
    const command = normalizeLong(tool.command.replace(/^\s*cd [^\s;&|]+ ?&& ?/, ''))
    // A file is written whether by a tool or by the shell.
    const group = act.kind === 'write' ? act.key : `shell ${act.key}`
    return { exact: `shell ${command}`, group }
  }
  const path = tool.path === null ? '' : normalizePath(tool.path)
  if (tool.category === 'read' && isWholeRead(tool)) {
    return { exact: `read ${path}`, group: `read ${path}` }
  }
  const exact = `${word} ${path} ${canonicalArguments(withoutPath(tool))}`
  // Without a file, calls of one tool are much the same only if they begin alike.
  return { exact, group: path === '' ? `${word} ${exact.slice(0, 40)}` : `${word} ${path}` }
}

const withoutPath = (tool: ToolCall): Json => {
  const args = tool.arguments
  if (args === null || typeof args !== 'object' || Array.isArray(args)) return args
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== tool.path))
}

function isWholeRead(tool: ToolCall): boolean {
  const rest = withoutPath(tool)
  return rest === null || (typeof rest === 'object' && canonicalArguments(rest) === '')
}

/** What a step does, without what differs by chance. */
export function stepAction(step: Step): Action {
  const { tool } = step
  const act = tool === null || tool.command === null ? null : shellAct(tool.command)
  const text = tool ? '' : normalizeLong(step.text)
  const keys = tool
    ? toolKeys(tool, act)
    : { exact: `${step.kind} ${hashText(text)} ${text.length}`, group: step.kind }
  const agent = step.agent === null ? '' : `@${step.agent} `
  const isReading =
    tool !== null &&
    (tool.category === 'read' || tool.category === 'search' || act?.kind === 'look')
  const usesSkill = step.skillMarks.some((mark) => mark.fact !== 'offered')
  return {
    number: step.number,
    kind: step.kind,
    exact: agent + keys.exact,
    group: agent + keys.group,
    output: tool?.output == null ? null : outputKey(tool.output),
    listing: tool?.output == null || !isReading ? null : listingKey(tool.output),
    isReading,
    usesSkill,
    isError: step.kind === 'error' || tool?.isError === true,
    isCopied: step.isCopied,
    isAbandoned: step.isAbandoned === true,
    phrase: phraseOf(step, act),
  }
}
