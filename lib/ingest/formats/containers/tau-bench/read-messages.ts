import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'

/** The steps of a trajectory of tau-bench: messages of a chat with tools. */
export const readMessages = (value: unknown): AgentLog | null => {
  const messages = new ChatMessages()
  for (const message of Array.isArray(value) ? value : [])
    if (isRecord(message)) messages.add(message)
  const { drafts } = messages.steps
  return drafts.length === 0 ? null : { ...emptyLog('tau-bench messages'), drafts }
}
