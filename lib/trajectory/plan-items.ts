import type { Json } from '@/lib/domain/json'
import type { ToolCall } from '@/lib/domain/step'

export type PlanState = 'done' | 'in progress' | 'open' | 'dropped'

/** One thing to do in a plan that an agent keeps with a tool. */
export interface PlanItem {
  readonly text: string
  readonly state: PlanState
}

/** The arguments that may hold the list, and those of an item that may hold its text. */
export const PLAN_LISTS = [
  'plan',
  'todos',
  'todo_list',
  'todoList',
  'task_list',
  'tasks',
  'items',
  'newTodos',
]
const TEXTS = ['step', 'content', 'title', 'text', 'description', 'subject', 'task', 'name']
const STATES = ['status', 'state', 'completed', 'done']

const STATE_WORDS: Readonly<Record<PlanState, readonly string[]>> = {
  done: ['done', 'completed', 'complete', 'finished', 'closed', 'true'],
  'in progress': ['in_progress', 'inprogress', 'doing', 'active', 'started', 'current'],
  open: ['open', 'pending', 'todo', 'not_started', 'false', ''],
  dropped: ['dropped', 'cancelled', 'canceled', 'skipped', 'deleted', 'abandoned'],
}
const STATE_OF = new Map(
  Object.entries(STATE_WORDS).flatMap(([state, words]) =>
    words.map((word) => [word, state as PlanState] as const),
  ),
)

type JsonRecord = Readonly<Record<string, Json>>

export const isJsonRecord = (value: Json | undefined): value is JsonRecord =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Some models write a list into a text. */
function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}

function itemOf(value: Json): { text: string; state: PlanState | null } | null {
  if (typeof value === 'string') return { text: value, state: null }
  if (!isJsonRecord(value)) return null
  const text = TEXTS.map((name) => value[name]).find((one) => typeof one === 'string')
  const said = STATES.map((name) => value[name]).find((one) => one !== undefined && one !== null)
  const word = String(said ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const state = STATE_OF.get(word)
  // A state that we do not know is better read in the agent's own words.
  return typeof text !== 'string' || state === undefined
    ? null
    : { text, state: said === undefined ? null : state }
}

/**
 * The list that a call of a plan or to-do tool writes, whatever the harness calls its parts; null
 * where the call writes none, or one that is not understood whole. A tool that is not known to
 * keep plans must at least give every item a state.
 */
export function planItems(tool: Pick<ToolCall, 'category' | 'arguments'>): PlanItem[] | null {
  const args = parsed(tool.arguments)
  const list = isJsonRecord(args)
    ? PLAN_LISTS.map((name) => parsed(args[name])).find((one) => Array.isArray(one))
    : args
  if (!Array.isArray(list) || list.length === 0) return null
  const items = list.map(itemOf)
  const isPlan = tool.category === 'plan'
  if (!items.every((item) => item !== null && (isPlan || item.state !== null))) return null
  return items.map((item) => ({ text: item!.text.trim(), state: item!.state ?? 'open' }))
}

/** How far a plan is: `2 of 5 done`. */
export const planCount = (items: readonly PlanItem[]): string =>
  `${items.filter((item) => item.state === 'done').length} of ${items.length} done`

/** A plan in a line: `2 of 5 done, now: Tune the gains`. */
export function planTitle(items: readonly PlanItem[]): string {
  const now = items.find((item) => item.state === 'in progress')
  return `${planCount(items)}${now ? `, now: ${now.text}` : ''}`
}
