import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { nestSteps } from '@/lib/ingest/formats/reading/nest-steps'
import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import { isConversation, isEvent, OpenHandsReader } from './openhands-reader'

// OpenHands (github.com/All-Hands-AI/OpenHands), both of its generations: a list of events
// {id, timestamp, source, action | observation, args | extras, cause} up to 0.x, and events with a
// `kind` from V1 on, with a description of the conversation beside them (trajectory.json or
// base_state.json). Events may be one list, one a line, or one a file (events/0.json,
// events/event-00000-<id>.json). What we lose: states of the agent, browser screens, confirmations,
// microagents' texts, metrics of the condenser.

const ONE_EVENT = /(?:^|\/)events\/(?:event-)?\d+(?:-[\w-]+)?\.json$/
const STATE = /(?:^|\/)(?:base_state|trajectory)\.json$/

const FIELDS = /"(?:action|observation|kind|system_prompt|llm_message|tool_call_metadata)"\s*:/
const SOURCE = /"source"\s*:\s*"(?:agent|user|environment)"/
/** How an event begins; a long prompt may hide the rest of it. */
const EVENT =
  /^\ufeff?\s*\[*\s*\{\s*"id"\s*:\s*[\w"-]+\s*,\s*"timestamp"\s*:\s*"[^"]*"\s*,\s*"source"\s*:\s*"(?:agent|user|environment)"/
const IS_STATE =
  /"(?:eventCount|baseState|persistence_dir|confirmation_policy|conversation_stats)"\s*:/

const recognises = (path: string, head: string): boolean => {
  // Lines of other agents may hold such fields, too: of these only what begins so is one.
  if (EVENT.test(head)) return true
  if (/^\ufeff?\s*\[/.test(head)) return SOURCE.test(head) && FIELDS.test(head)
  if (STATE.test(path) && IS_STATE.test(head)) return true
  return ONE_EVENT.test(path) && SOURCE.test(head) && FIELDS.test(head)
}

/** Conversations of sub-agents lie below the one that started them. */
const SUBAGENT = /^(|.*?\/)subagents\/([^/]+)\/(?:.*\/)?(?:base_state\.json|events\/[^/]+\.json)$/

const mainOf = (path: string): string => {
  const parent = SUBAGENT.exec(path)?.[1]
  if (parent !== undefined) return `${parent}base_state.json`
  if (!ONE_EVENT.test(path)) return path.replace(/(^|\/)trajectory\.json$/, '$1events.json')
  const folder = path.slice(0, path.lastIndexOf('/'))
  return path.includes('/event-') || path.startsWith('event-')
    ? `${folder.slice(0, -'events'.length)}base_state.json`
    : `${folder}/0.json`
}

async function readFile(bundle: BundleReader, path: string, log: OpenHandsReader): Promise<void> {
  if (path.endsWith('.jsonl')) {
    for await (const { value } of bundle.eachJsonLine(path)) log.read(value)
    return
  }
  const value = await bundle.json(path)
  if (Array.isArray(value)) for (const event of value) log.read(event)
  else if (isConversation(value)) log.conversation(value)
  else if (isEvent(value)) log.read(value)
  else if (isRecord(value)) bundle.note('trajectory_unsupported', path, 'no events of OpenHands')
}

async function readConversation(bundle: BundleReader, paths: readonly string[]) {
  const log = new OpenHandsReader()
  // Numbers without leading noughts: 10.json comes after 9.json.
  const sorted = [...paths].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  for (const path of sorted) await readFile(bundle, path, log)
  log.unread.note(bundle, sorted[0] ?? '')
  return log
}

/** The main conversation with those of its sub-agents behind the steps that began before them. */
function withSubagents(main: AgentLog, own: readonly AgentLog[], areCounted: boolean): AgentLog {
  return own.reduce((log, one) => {
    const steps = one.drafts.map((draft) => ({ ...draft, agent: 'sub-agent' }))
    const totals = areCounted ? log.totals : sumUsage([log.totals, one.totals])
    const sightings = [...log.sightings, ...one.sightings]
    return { ...log, drafts: nestSteps(log.drafts, steps, null), totals, sightings }
  }, main)
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const byAgent = new Map<string, string[]>()
  for (const path of paths) {
    const agent = SUBAGENT.exec(path)?.[2] ?? ''
    const own = byAgent.get(agent)
    if (own) own.push(path)
    else byAgent.set(agent, [path])
  }
  const [main, ...others] = [...byAgent].sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
  if (main === undefined) return null
  const log = await readConversation(bundle, main[1])
  const subagents: AgentLog[] = []
  for (const [, own] of others) {
    const found = (await readConversation(bundle, own)).result()
    if (found) subagents.push(found)
  }
  const result = log.result()
  return result && withSubagents(result, subagents, log.countsSubagents)
}

export const openhands: Transcript = {
  format: 'openhands',
  label: 'OpenHands',
  version: 2,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises,
  mainOf,
  read,
}
