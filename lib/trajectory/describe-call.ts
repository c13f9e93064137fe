import { argumentsText } from './arguments-text'
import type { Json } from '@/lib/domain/json'
import { isJsonRecord, PLAN_LISTS, planCount, planItems, type PlanItem } from './plan-items'
import type { ToolCall, ToolCategory } from '@/lib/domain/step'

/** A piece of what a call asks for, in the order in which it is read. */
export type CallPart =
  | { readonly kind: 'plan'; readonly items: readonly PlanItem[] }
  /** What the call is about in a line: a query, an address, a skill, a file. `isCode`: set as code. */
  | { readonly kind: 'lead'; readonly text: string; readonly isCode: boolean }
  /** Words of the agent: a thought, a prompt, a question. */
  | { readonly kind: 'prose'; readonly text: string }
  /** All other arguments, as `name: value` lines. */
  | { readonly kind: 'fields'; readonly text: string }

type ArgumentRecord = Readonly<Record<string, Json>>

// What a call is about, by the names that harnesses give it; the first that is there.
const LEADS: Partial<Record<ToolCategory, readonly string[]>> = {
  search: ['pattern', 'query', 'q', 'regex', 'keyword', 'search_term'],
  web: ['query', 'q', 'search_query', 'url', 'urls', 'uri'],
  skill: ['skill', 'name', 'skill_name', 'command'],
  agent: ['description', 'title'],
  plan: ['subject', 'title'],
}
/** Leads that are sentences; all others are code. */
const SAID = new Set(['query', 'q', 'search_query', 'description', 'title', 'subject'])

// What a call says, as prose.
const PROSE: Partial<Record<ToolCategory, readonly string[]>> = {
  plan: ['explanation', 'thought', 'plan', 'description', 'content'],
  agent: ['prompt', 'task', 'message', 'instructions'],
  web: ['prompt'],
  other: ['question', 'message', 'summary', 'thought', 'answer', 'explanation'],
}

/** A text or a list of texts as lines. */
function textOf(value: Json | undefined): string | null {
  const texts = Array.isArray(value) ? value : [value]
  const isText = texts.length > 0 && texts.every((one) => typeof one === 'string')
  const text = isText ? texts.join('\n').trim() : ''
  return text === '' ? null : text
}

/** An option of a question: its label, and what it would mean. */
function optionText(option: Json): string | null {
  if (typeof option === 'string') return option
  if (!isJsonRecord(option)) return null
  const parts = [option['label'] ?? option['value'], option['description']]
  const texts = parts.filter((part) => typeof part === 'string' && part !== '')
  return texts.length === 0 ? null : texts.join(': ')
}

function questionText(value: Json): string | null {
  if (typeof value === 'string') return value
  if (!isJsonRecord(value) || typeof value['question'] !== 'string') return null
  const options = Array.isArray(value['options']) ? value['options'].map(optionText) : []
  if (options.includes(null)) return null
  return [value['question'], ...options.map((option) => `  ○ ${option}`)].join('\n')
}

/** The questions of a call that asks the user, with their options; null where it asks none. */
function questionsText(args: ArgumentRecord): string | null {
  const list = Array.isArray(args['questions'])
    ? args['questions']
    : Array.isArray(args['options'])
      ? [args]
      : []
  const questions = list.map(questionText)
  return questions.length === 0 || questions.includes(null) ? null : questions.join('\n\n')
}

const without = (args: ArgumentRecord, names: readonly string[]): ArgumentRecord =>
  Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)))

function describeRecord(tool: ToolCall, args: ArgumentRecord): CallPart[] {
  const parts: CallPart[] = []
  const used: string[] = []
  const items = planItems(tool)
  const lead = LEADS[tool.category]?.find((name) => textOf(args[name]) !== null)
  if (lead !== undefined) {
    used.push(lead)
    parts.push({ kind: 'lead', text: textOf(args[lead])!, isCode: !SAID.has(lead) })
  }
  if (items) used.push(...PLAN_LISTS.filter((name) => name in args))
  const questions = questionsText(args)
  if (questions !== null) {
    used.push('questions', 'question', 'options')
    parts.push({ kind: 'prose', text: questions })
  }
  for (const name of PROSE[tool.category] ?? []) {
    const text = used.includes(name) || typeof args[name] !== 'string' ? null : textOf(args[name])
    if (text === null) continue
    used.push(name)
    parts.push({ kind: 'prose', text })
  }
  if (items) parts.push({ kind: 'plan', items })
  const rest = argumentsText(without(args, used))
  if (rest !== '') parts.push({ kind: 'fields', text: rest })
  return parts
}

const pathPart = (tool: ToolCall): CallPart[] =>
  tool.path === null ? [] : [{ kind: 'lead', text: tool.path, isCode: true }]

/** What a call asks for, for a reader: see CallPart. The raw JSON of the step shows all of it. */
export function describeCall(tool: ToolCall): CallPart[] {
  const { arguments: args, path, category } = tool
  if (isJsonRecord(args)) {
    // The path leads where nothing else does; in a search it is one argument among others.
    if (path === null || category === 'search') return describeRecord(tool, args)
    const names = Object.keys(args).filter((name) => args[name] === path)
    return [...pathPart(tool), ...describeRecord(tool, without(args, names))]
  }
  const items = planItems(tool)
  if (items) return [{ kind: 'plan', items }]
  const text = argumentsText(args)
  return text === '' ? pathPart(tool) : [...pathPart(tool), { kind: 'fields', text }]
}

const PLAN_SIGNS = { done: '✓', 'in progress': '▸', open: '○', dropped: '✕' } as const

/** The sign of a state of a plan's item; it never stands without its word on screen. */
export const planSign = (state: PlanItem['state']): string => PLAN_SIGNS[state]

const partText = (part: CallPart): string =>
  part.kind === 'plan'
    ? [
        planCount(part.items),
        ...part.items.map(({ text, state }) => `${planSign(state)} ${state}: ${text}`),
      ].join('\n')
    : part.text

/** The same as one text, as a diff compares it. */
export const callText = (tool: ToolCall): string => describeCall(tool).map(partText).join('\n')
