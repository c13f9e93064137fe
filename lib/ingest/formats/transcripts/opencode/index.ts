import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { nestSteps } from '@/lib/ingest/formats/reading/nest-steps'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { readMessages } from './read-messages'
import { Storage, type Session, type StoredMessage } from './storage'

// opencode (github.com/sst/opencode): its storage, storage/session/<project>/ses_*.json with
// message/<session>/*.json and part/<message>/*.json; what `opencode export` writes, {info, messages:
// [{info, parts}]}; and what `opencode run --format json` prints, one part a line. The storage's parts
// name their message, and messages their session; parts that name none go by their folder. What we
// lose: snapshots, patches, permissions.

type Fields = Readonly<Record<string, unknown>>

const STORED = /(^|\/)(session|message|part)\/([^/]+)\/[^/]+\.json$/
const EXPORTED =
  /^\ufeff?\s*\{\s*"info"\s*:\s*\{[\s\S]*?"(?:sessionID|projectID|directory|version)"\s*:/
const PRINTED =
  /^\ufeff?\s*\{\s*"type"\s*:\s*"(?:step_start|text|tool_use)"\s*,[^\n]*"sessionID"\s*:/

const SHAPES: Readonly<Record<string, RegExp>> = {
  session: /"(?:projectID|directory)"\s*:/,
  message: /"role"\s*:\s*"(?:user|assistant)"/,
  part: /"type"\s*:\s*"[\w-]+"/,
}

const recognises = (path: string, head: string): boolean => {
  if (path.endsWith('.jsonl')) return PRINTED.test(head)
  const place = STORED.exec(path)
  if (place && SHAPES[place[2]!]!.test(head)) return /"id"\s*:\s*"/.test(head)
  return EXPORTED.test(head) && !/"exit_status"\s*:/.test(head)
}

/** What is printed has no messages: a step of the loop is one. */
const printedMessages = (lines: readonly Fields[]): StoredMessage[] => {
  const messages: { info: Fields; parts: Fields[] }[] = []
  for (const line of lines) {
    if (line.type === 'step_start' || messages.length === 0)
      messages.push({ info: { role: 'assistant', time: { created: line.timestamp } }, parts: [] })
    if (isRecord(line.part)) messages.at(-1)!.parts.push(line.part)
  }
  return messages
}

const exportedMessages = (value: unknown): StoredMessage[] =>
  (Array.isArray(value) ? value.filter(isRecord) : []).map((one) => ({
    info: isRecord(one.info) ? one.info : {},
    parts: Array.isArray(one.parts) ? one.parts.filter(isRecord) : [],
  }))

/** The sessions of the files, those first that no other of them started. */
async function sessionsIn(bundle: BundleReader, paths: readonly string[]): Promise<Session[]> {
  const storage = new Storage()
  const others: Session[] = []
  for (const path of [...paths].sort()) {
    if (path.endsWith('.jsonl')) {
      const lines = (await bundle.jsonLines(path)).map(({ value }) => value)
      const facts = { id: lines[0]?.sessionID }
      others.push({ facts, messages: printedMessages(lines) })
      continue
    }
    const value = await bundle.json(path)
    const place = STORED.exec(path)
    if (!isRecord(value)) continue
    if (place) storage.add(place[2]!, place[3]!, value)
    else
      others.push({
        facts: isRecord(value.info) ? value.info : {},
        messages: exportedMessages(value.messages),
      })
  }
  return [...storage.sessions(), ...others]
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const sessions = await sessionsIn(bundle, paths)
  const unread = new UnreadKinds()
  const failures: string[] = []
  let model: string | null = null
  let drafts: readonly StepDraft[] = []
  for (const { facts, messages } of sessions) {
    const own = readMessages(messages, unread)
    model ??= own.model
    failures.push(...own.failures)
    const isChild = sessions.some((other) => other.facts.id === facts.parentID)
    const agent = stringOrNull(messages[1]?.info.agent) ?? 'sub-agent'
    drafts = isChild
      ? nestSteps(
          drafts,
          own.drafts.map((draft) => ({ ...draft, agent })),
          null,
        )
      : [...drafts, ...own.drafts]
  }
  unread.note(bundle, paths[0] ?? '')
  const main = sessions[0]?.facts ?? {}
  if (drafts.length === 0) return null
  return {
    ...emptyLog('opencode session'),
    agentName: 'opencode',
    agentVersion: stringOrNull(main.version),
    drafts,
    model,
    failures,
    sessionId: stringOrNull(main.id),
  }
}

export const opencode: Transcript = {
  format: 'opencode',
  label: 'opencode sessions',
  version: 1,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises,
  read,
}
