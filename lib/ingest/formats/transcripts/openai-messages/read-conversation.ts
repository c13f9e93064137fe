import type { Usage } from '@/lib/domain/step'
import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { usageOfReply, usageWithCache } from '@/lib/ingest/formats/reading/usage-of'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

type Fields = Readonly<Record<string, unknown>>

const fieldsIn = (value: unknown): Fields => (isRecord(value) ? value : {})
const lastOf = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : null)
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : null)

/** A session of Codex that was exported as messages keeps its counts beside them. */
const exportedFacts = (held: Fields) => {
  const meta = fieldsIn(held.meta)
  const session = fieldsIn(meta.session_meta)
  const count = fieldsIn(fieldsIn(fieldsIn(lastOf(meta.token_counts)).info).total_token_usage)
  const context = fieldsIn(firstOf(meta.turn_contexts))
  return {
    agent: /codex/.test(wordOf(session.originator)) ? 'codex' : null,
    version: stringOrNull(session.cli_version),
    sessionId: stringOrNull(session.id),
    model: stringOrNull(context.model),
    effort: stringOrNull(context.effort),
    totals: usageWithCache({
      input: count.input_tokens,
      cached: count.cached_input_tokens,
      output: count.output_tokens,
    }),
  }
}

const statedUsage = (held: Fields): Usage | null =>
  usageOfReply(held.usage) ??
  usageWithCache({
    input: held.prompt_tokens ?? held.input_tokens,
    cached: held.cache_read_tokens ?? null,
    output: held.completion_tokens ?? held.output_tokens,
    costUsd: held.cost_usd ?? held.estimated_cost_usd,
  })

const HARNESSES = /(?:^|\/)(hermes|cursor)(?:[-_/.]|$)/i

const addMessage = (chat: ChatMessages, message: Fields): void => {
  // Cursor puts the content one level down.
  const inner = isRecord(message.message) ? { ...message.message, role: message.role } : message
  const beside = [message._metadata, message.metadata].find(isRecord) ?? {}
  const at = timeOf(message.timestamp ?? beside.timestamp ?? message.created_at)
  chat.add(inner, { at, model: message.role === 'assistant' ? stringOrNull(message.model) : null })
}

/** The steps of these messages, with what the object they stand in says of the run. */
export function readConversation(
  bundle: BundleReader,
  path: string,
  held: Fields,
  messages: readonly unknown[],
): AgentLog | null {
  const chat = new ChatMessages()
  for (const message of messages) {
    if (!isRecord(message)) chat.unread.add(typeof message)
    else if (message.type === 'turn_ended') continue
    else addMessage(chat, message)
  }
  chat.unread.note(bundle, path)
  const { drafts } = chat.steps
  if (drafts.length === 0) return null
  const exported = exportedFacts(held)
  const named = HARNESSES.exec(`${bundle.bundle.root}/${path}`)?.[1]?.toLowerCase() ?? null
  return {
    ...emptyLog('messages'),
    agentName: stringOrNull(held.agent) ?? stringOrNull(held.harness) ?? exported.agent ?? named,
    agentVersion: exported.version,
    drafts,
    totals: statedUsage(held) ?? exported.totals,
    model:
      stringOrNull(held.model) ??
      exported.model ??
      drafts.find(({ model }) => model !== null)?.model ??
      null,
    effort: exported.effort,
    sessionId: stringOrNull(held.session_id) ?? stringOrNull(held.sessionId) ?? exported.sessionId,
  }
}
