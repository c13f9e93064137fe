import type { Usage } from '@/lib/domain/step'
import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { usageOfReply } from '@/lib/ingest/formats/reading/usage-of'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

type Fields = Readonly<Record<string, unknown>>

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** Results of tools come alone or several in one message. */
const resultsIn = (message: Fields): Fields[] =>
  Array.isArray(message.tool_messages) ? records(message.tool_messages) : [message]

/** What the simulated user does with tools of its own is said by the user: it is no call of the agent. */
const wordsOfCalls = (message: Fields): string =>
  records(message.tool_calls)
    .map(({ name, arguments: given }) => `${wordOf(name)}(${JSON.stringify(given ?? {})})`)
    .join('\n')

function addTool(chat: ChatMessages, one: Fields): void {
  const at = timeOf(one.timestamp)
  if (one.requestor === 'user')
    chat.add({ role: 'user', content: `→ ${wordOf(one.content)}` }, { at })
  else {
    const result = { role: 'tool', tool_call_id: one.id, content: one.content, is_error: one.error }
    chat.add(result, { at })
  }
}

function addMessage(chat: ChatMessages, message: Fields): void {
  const at = timeOf(message.timestamp)
  if (message.role === 'tool') {
    for (const one of resultsIn(message)) addTool(chat, one)
    return
  }
  // A sound is no text.
  const content =
    message.is_audio === true ? stringOrNull(message.audio_script_gold) : message.content
  if (message.role !== 'user') return chat.add({ ...message, content }, { at })
  const words = [stringOrNull(content), wordsOfCalls(message)].filter(Boolean).join('\n')
  chat.add({ role: 'user', content: words }, { at })
}

const sum = (counts: readonly (number | null)[]): number | null =>
  counts.reduce<number | null>((all, one) => (one === null ? all : (all ?? 0) + one), null)

/** The steps of a simulation, and what the agent used, which its messages say and the user's as well. */
export function readConversation(messages: unknown): {
  log: AgentLog | null
  usage: Pick<Usage, 'input' | 'cached' | 'output'>
} {
  const chat = new ChatMessages()
  for (const message of records(messages)) addMessage(chat, message)
  const { drafts } = chat.steps
  const used = records(messages)
    .filter(({ role }) => role === 'assistant')
    .map(({ usage }) => usageOfReply(usage))
  const usage = {
    input: sum(used.map((one) => one?.input ?? null)),
    cached: sum(used.map((one) => one?.cached ?? null)),
    output: sum(used.map((one) => one?.output ?? null)),
  }
  return { usage, log: drafts.length === 0 ? null : { ...emptyLog('tau2 messages'), drafts } }
}
