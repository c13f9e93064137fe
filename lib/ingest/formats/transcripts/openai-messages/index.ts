import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { readConversation } from './read-conversation'

// Messages of a chat as OpenAI and many others write them: {messages: [{role, content, tool_calls}]}, a
// bare list of them, or one a line; with a `response.json` beside a `prompt.json` as its last message.
// Sessions of Hermes, exports of Codex sessions as messages, and transcripts of Cursor ({role, message})
// are of this kind. What we lose: what else stands beside the messages.

const LIST = /^\ufeff?\s*\[\s*\{\s*"(?:role|content)"\s*:/
const HELD =
  /^\ufeff?\s*\{[\s\S]*?"messages"\s*:\s*\[\s*(?:\{\s*"(?:role|content|id|timestamp)"\s*:|\])/
const LINES =
  /^\ufeff?\s*\{(?:"(?:timestamp|id)"\s*:\s*"[^"]*"\s*,\s*|\s)*"role"\s*:\s*"\w+"\s*,\s*"(?:content|message|tool_calls)"\s*:/
const REPLY = /^\ufeff?\s*\{\s*"(?:role|content)"\s*:/
/** Requests of single calls of the model, each of which repeats all before it, and facts about them. */
const SINGLE =
  /(?:^|\/)(?:episode-\d+|command-\d+|compactions)\/|(?:^|\/)(?:debug|request|metadata)\.json$/
const RESPONSE = /(^|\/)response\.json$/

const recognises = (path: string, head: string): boolean => {
  if (SINGLE.test(path)) return false
  if (path.endsWith('.jsonl')) return LINES.test(head) || HELD.test(head)
  return RESPONSE.test(path) ? REPLY.test(head) : LIST.test(head) || HELD.test(head)
}

/** The messages that a file holds, and the object they stand in. */
async function load(
  bundle: BundleReader,
  path: string,
): Promise<{ held: Record<string, unknown>; messages: unknown[] }> {
  if (path.endsWith('.jsonl')) {
    const lines = (await bundle.jsonLines(path)).map(({ value }) => value)
    const held = lines.length === 1 && Array.isArray(lines[0]!.messages) ? lines[0]! : {}
    return { held, messages: Array.isArray(held.messages) ? held.messages : lines }
  }
  const value = await bundle.json(path)
  if (Array.isArray(value)) return { held: {}, messages: value }
  if (!isRecord(value)) return { held: {}, messages: [] }
  return { held: value, messages: Array.isArray(value.messages) ? value.messages : [value] }
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  // Calls that were kept one by one repeat all before them: the longest has the others.
  const [main, ...others] = paths
    .filter((path) => !RESPONSE.test(path))
    .sort((a, b) => bundle.sizeOf(b) - bundle.sizeOf(a) || (a < b ? -1 : 1))
  const reply = paths.find(
    (path) => RESPONSE.test(path) && (main === undefined || folderOf(path) === folderOf(main)),
  )
  const first = main ?? reply
  if (first === undefined) return null
  if (others.length > 0)
    bundle.note(
      'trajectory_incomplete',
      others[0]!,
      `${others.length} other lists of messages; the longest was read`,
    )
  const { held, messages } = await load(bundle, first)
  const last = reply === undefined || reply === first ? [] : (await load(bundle, reply)).messages
  return readConversation(bundle, first, held, [...messages, ...last])
}

export const openaiMessages: Transcript = {
  format: 'openai-messages',
  label: 'Messages of a chat',
  version: 1,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises,
  mainOf: (path) => path.replace(RESPONSE, '$1prompt.json'),
  read,
}
