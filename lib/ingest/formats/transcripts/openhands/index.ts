import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
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

const mainOf = (path: string): string => {
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

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const log = new OpenHandsReader()
  // Numbers without leading noughts: 10.json comes after 9.json.
  const sorted = [...paths].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  for (const path of sorted) await readFile(bundle, path, log)
  log.unread.note(bundle, sorted[0] ?? '')
  return log.result()
}

export const openhands: Transcript = {
  format: 'openhands',
  label: 'OpenHands',
  version: 1,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises,
  mainOf,
  read,
}
