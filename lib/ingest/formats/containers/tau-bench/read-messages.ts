import type { Json } from '@/lib/domain/json'
import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import {
  draftStep,
  toolCall,
  withOutput,
  type StepDraft,
} from '@/lib/ingest/formats/reading/step-draft'

// Messages of a chat with tools, as tau-bench keeps them: roles system, user, assistant and tool.

type Fields = Readonly<Record<string, unknown>>

const argumentsOf = (text: unknown): Json => {
  if (typeof text !== 'string') return (text ?? null) as Json
  const parsed = parseJson(text)
  // Arguments that are no JSON are shown as they stand.
  return parsed === null ? text : (parsed.value as Json)
}

class Messages {
  readonly drafts: StepDraft[] = []
  private readonly calls = new Map<string, number>()
  private turn = 0

  add(message: Fields): void {
    const text = stringOrNull(message.content)
    switch (message.role) {
      case 'system':
      case 'user':
        if (text !== null) this.drafts.push(draftStep(message.role, null, text))
        return
      case 'assistant':
        this.turn += 1
        if (text !== null) this.drafts.push(draftStep('message', this.turn, text))
        for (const call of Array.isArray(message.tool_calls) ? message.tool_calls : [])
          if (isRecord(call)) this.addCall(call)
        return
      case 'tool':
        this.addOutput(message, text)
    }
  }

  private addCall(call: Fields): void {
    const said = isRecord(call.function) ? call.function : call
    const callId = stringOrNull(call.id)
    if (callId !== null) this.calls.set(callId, this.drafts.length)
    const tool = toolCall({
      name: stringOrNull(said.name) ?? '',
      callId,
      arguments: argumentsOf(said.arguments),
    })
    this.drafts.push(draftStep('tool', this.turn, '', { tool }))
  }

  private addOutput(message: Fields, text: string | null): void {
    const at = this.calls.get(stringOrNull(message.tool_call_id) ?? '')
    const draft = at === undefined ? undefined : this.drafts[at]
    if (at === undefined || !draft?.tool) return
    this.drafts[at] = { ...draft, tool: withOutput(draft.tool, text) }
  }
}

export const readMessages = (value: unknown): AgentLog | null => {
  const messages = new Messages()
  for (const message of Array.isArray(value) ? value : [])
    if (isRecord(message)) messages.add(message)
  if (messages.drafts.length === 0) return null
  return { ...emptyLog('tau-bench messages'), drafts: messages.drafts }
}
