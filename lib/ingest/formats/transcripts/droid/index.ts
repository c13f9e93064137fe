import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments, ChatMessages } from '@/lib/ingest/formats/reading/chat-messages'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'

// Factory's droid: its session files ({type: session_start}, then {type: message, message}), and what
// `droid exec --output-format stream-json` prints (message, tool_call, tool_result, completion). There
// are no tokens in either. What we lose: todo states, settings of the session.

type Fields = Readonly<Record<string, unknown>>

const SILENT = new Set<unknown>(['todo_state', 'session_end', 'compaction_state'])

class DroidReader {
  readonly chat = new ChatMessages()
  model: string | null = null
  version: string | null = null
  sessionId: string | null = null
  readonly failures: string[] = []

  read(line: Fields): void {
    const at = timeOf(line.timestamp)
    this.sessionId ??= stringOrNull(line.session_id)
    switch (line.type) {
      case 'session_start':
        this.sessionId = stringOrNull(line.id)
        this.version = stringOrNull(line.version)
        return
      case 'system':
        this.model = stringOrNull(line.model) ?? this.model
        return
      case 'message':
        return this.chat.add(
          isRecord(line.message) ? line.message : { role: line.role, content: line.text },
          { at },
        )
      case 'tool_call':
        return this.call(line, at)
      case 'tool_result':
        return this.result(line, at)
      case 'completion':
        this.chat.steps.nextTurn()
        return this.chat.steps.say('message', this.lastWords(line), { at })
      case 'error': {
        const says = stringOrNull(line.message) ?? 'error'
        this.failures.push(says)
        return this.chat.steps.say('error', says, { at })
      }
      default:
        if (!SILENT.has(line.type)) this.chat.unread.add(line.type)
    }
  }

  /** The final text often repeats the last message. */
  private lastWords(line: Fields): string | null {
    const text = stringOrNull(line.finalText)
    const last = this.chat.steps.drafts.findLast(({ kind }) => kind === 'message')
    return last?.text === text ? null : text
  }

  private call(line: Fields, at: string | null): void {
    this.chat.steps.nextTurn()
    const name = stringOrNull(line.toolName) ?? ''
    const callId = stringOrNull(line.toolCallId) ?? stringOrNull(line.id)
    this.chat.steps.call({ name, callId, arguments: callArguments(line.parameters) }, { at })
  }

  private result(line: Fields, at: string | null): void {
    const value = isRecord(line.value) ? line.value : {}
    const printed = [value.stdout, value.stderr].filter((one) => typeof one === 'string').join('')
    const output = stringOrNull(line.value) ?? (printed || JSON.stringify(line.value ?? ''))
    const exitCode = typeof value.exitCode === 'number' ? value.exitCode : null
    const isError = typeof line.isError === 'boolean' ? line.isError : null
    const callId = stringOrNull(line.toolCallId) ?? stringOrNull(line.id)
    if (!this.chat.steps.result(callId, { output, exitCode, isError, at }))
      this.chat.steps.say('user', output, { at })
  }
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new DroidReader()
  for (const path of paths)
    for await (const { value } of bundle.eachJsonLine(path)) reader.read(value)
  reader.chat.unread.note(bundle, paths[0] ?? '')
  const { drafts } = reader.chat.steps
  if (drafts.length === 0) return null
  return {
    ...emptyLog('droid session'),
    agentName: 'droid',
    agentVersion: reader.version,
    drafts,
    model: reader.model,
    failures: reader.failures,
    sessionId: reader.sessionId,
  }
}

const STORED = /^\ufeff?\s*\{\s*"type"\s*:\s*"session_start"/
const PRINTED =
  /^\ufeff?\s*\{\s*"type"\s*:\s*"(?:message|system|tool_call)"[^\n]*"session_id"\s*:[^\n]*"(?:role|toolName|subtype)"/

export const droid: Transcript = {
  format: 'droid',
  label: 'droid sessions',
  version: 1,
  mayBe: (path) => /\.jsonl$/.test(path),
  recognises: (_, head) =>
    STORED.test(head) || (PRINTED.test(head) && /"(?:toolCallId|finalText|text)"\s*:/.test(head)),
  read,
}
