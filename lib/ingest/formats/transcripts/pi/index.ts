import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { usageBesideCache } from '@/lib/ingest/formats/reading/usage-of'

// Sessions of pi (github.com/badlogic/pi-mono) and of OpenClaw, which is built on it: {type, id,
// parentId, timestamp} a line; messages in the words of pi, with tokens and cost. The tree of
// branches is read in the order of its lines. What we lose: custom entries, labels, which branch was
// left.

type Fields = Readonly<Record<string, unknown>>

const SILENT = new Set<unknown>(['custom', 'custom_message', 'label', 'session_info', 'leaf'])

class PiReader {
  readonly chat = new ChatMessages()
  model: string | null = null
  effort: string | null = null
  sessionId: string | null = null
  readonly failures: string[] = []

  read(line: Fields): void {
    const at = timeOf(line.timestamp)
    switch (line.type) {
      case 'session':
        this.sessionId = stringOrNull(line.id)
        return
      case 'model_change':
        this.model = stringOrNull(line.modelId) ?? this.model
        return
      case 'thinking_level_change':
        this.effort = stringOrNull(line.thinkingLevel)
        return
      case 'compaction':
      case 'branch_summary':
        return this.chat.steps.say('compaction', stringOrNull(line.summary), { at })
      case 'message':
        return this.message(isRecord(line.message) ? line.message : {}, at)
      default:
        if (!SILENT.has(line.type)) this.chat.unread.add(line.type)
    }
  }

  private message(message: Fields, at: string | null): void {
    const isReply = message.role === 'assistant'
    const model = isReply ? stringOrNull(message.model) : null
    this.chat.add({ ...message, usage: null }, { at, model })
    if (!isReply) return
    this.model = model ?? this.model
    const usage = isRecord(message.usage) ? message.usage : {}
    const cost = isRecord(usage.cost) ? usage.cost.total : null
    const { input: fresh, output, cacheRead: read, cacheWrite: written } = usage
    this.chat.steps.usage(usageBesideCache({ fresh, read, written, output, costUsd: cost }))
    const error = stringOrNull(message.errorMessage)
    if (error === null) return
    this.failures.push(error)
    this.chat.steps.say('error', error, { at })
  }
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new PiReader()
  for (const path of paths)
    for await (const { value } of bundle.eachJsonLine(path)) reader.read(value)
  const [first = ''] = paths
  reader.chat.unread.note(bundle, first)
  const { drafts } = reader.chat.steps
  if (drafts.length === 0) return null
  const isOpenClaw = /openclaw/i.test(`${bundle.bundle.root}/${first}`)
  return {
    ...emptyLog(isOpenClaw ? 'OpenClaw session' : 'pi session'),
    agentName: isOpenClaw ? 'openclaw' : 'pi',
    drafts,
    model: reader.model,
    effort: reader.effort,
    failures: reader.failures,
    sessionId: reader.sessionId,
  }
}

export const pi: Transcript = {
  format: 'pi',
  label: 'pi and OpenClaw sessions',
  version: 1,
  mayBe: (path) => /\.jsonl$/.test(path),
  recognises: (_, head) =>
    /^\ufeff?\s*\{\s*"type"\s*:\s*"session"\s*,/.test(head) && /"(?:cwd|version)"\s*:/.test(head),
  read,
}
