import { describeCall } from './describe-call'
import type { Json } from '@/lib/domain/json'
import { planTitle } from './plan-items'
import { visibleText } from '@/lib/domain/visible-text'
import { withoutAnsi } from './without-ansi'
import type { SkillMark, Step, StepKind, ToolCategory, ToolCall } from '@/lib/domain/step'

/** One step without its text: enough to list, filter, draw and jump; the text is read by range. */
export interface StepOutline {
  readonly number: number
  readonly kind: StepKind
  readonly agent: string | null
  readonly tool: string | null
  readonly category: ToolCategory | null
  /** One line, at most 120 characters. */
  readonly title: string
  readonly path: string | null
  readonly isError: boolean
  /** Input and output tokens of the model call; null is unknown. */
  readonly tokens: number | null
  readonly costUsd: number | null
  /** As the log has it, for a tool call; null is unknown. */
  readonly durationMs: number | null
  /** Since the log wrote something before, by its time stamps; null is unknown. */
  readonly sinceMs: number | null
  readonly skillMarks: readonly SkillMark[]
  /** Characters of text, arguments and output, and their lines: what a row will take to draw. */
  readonly size: number
  readonly lines: number
  readonly isCopied: boolean
  /** On a branch that was left: see Step. */
  readonly isAbandoned: boolean
}

/** Whether a skill was not only there at a step but read or run. */
export const isSkillUsed = (step: StepOutline): boolean =>
  step.skillMarks.some(({ fact }) => fact === 'read' || fact === 'executed')

const TITLE_LENGTH = 120

/** Cuts a text to `length` characters without cutting a code point in two. */
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}

function oneLine(text: string): string {
  // Only the head is looked at: a line may be a megabyte long.
  const head = clipText(text.trimStart(), 2000)
  const line = visibleText(withoutAnsi(head).trimStart().split(/\r?\n/, 1)[0]!)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > TITLE_LENGTH ? `${clipText(line, TITLE_LENGTH - 1)}…` : line
}

const field = (args: Json, names: readonly string[]): string | null => {
  if (args === null || typeof args !== 'object' || Array.isArray(args)) return null
  const record = args as Readonly<Record<string, Json>>
  for (const name of names) if (typeof record[name] === 'string') return record[name]
  return null
}

function toolTitle(tool: ToolCall): string {
  if (tool.command) return oneLine(tool.command)
  if (tool.category === 'search') {
    return oneLine(field(tool.arguments, ['pattern', 'query', 'q', 'regex']) ?? tool.path ?? '')
  }
  if (tool.path) return oneLine(tool.path)
  const parts = describeCall(tool)
  const first = parts.find((part) => part.kind === 'plan') ?? parts[0]
  switch (first?.kind) {
    case 'plan':
      return oneLine(planTitle(first.items))
    case 'lead':
    case 'prose':
      return oneLine(first.text)
    case 'fields':
      return oneLine(namedField(tool.arguments) ?? first.text.replace(/\n\s*/g, ', '))
    case undefined:
      return ''
  }
}

/** Where a tool is not known: the argument that most likely says what the call is about. */
const namedField = (args: Json) =>
  field(args, ['skill', 'query', 'url', 'description', 'prompt', 'message', 'name', 'task'])

const countLines = (text: string): number => {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1 && lines < 999; at = text.indexOf('\n', at + 1)) {
    lines += 1
  }
  return lines
}

const sizeOf = (value: Json): number =>
  typeof value === 'string' ? value.length : value === null ? 0 : JSON.stringify(value).length

/** The outline of one step. */
export function outlineStep(step: Step): StepOutline {
  const { tool, usage } = step
  const output = tool?.output ?? ''
  return {
    number: step.number,
    kind: step.kind,
    agent: step.agent,
    tool: tool?.name ?? null,
    category: tool?.category ?? null,
    title: (tool ? toolTitle(tool) : oneLine(step.text)) || oneLine(step.text),
    path: tool?.path ?? null,
    isError: step.kind === 'error' || tool?.isError === true,
    tokens:
      usage && (usage.input !== null || usage.output !== null)
        ? (usage.input ?? 0) + (usage.output ?? 0)
        : null,
    costUsd: usage?.costUsd ?? null,
    durationMs: step.durationMs,
    sinceMs: null,
    skillMarks: step.skillMarks,
    size: step.text.length + output.length + (tool ? sizeOf(tool.arguments) : 0),
    lines:
      countLines(step.text) + countLines(output) + (tool?.command ? countLines(tool.command) : 0),
    isCopied: step.isCopied,
    isAbandoned: step.isAbandoned === true,
  }
}
