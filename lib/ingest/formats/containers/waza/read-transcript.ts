import type { Json } from '@/lib/domain/json'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import {
  draftStep,
  toolCall,
  withOutput,
  type StepDraft,
} from '@/lib/ingest/formats/reading/step-draft'

/** What a tool gave back: its text, or what else stands there. */
const outputOf = (value: unknown): string | null => {
  const content = isRecord(value) ? (value.content ?? value) : value
  if (content === null || content === undefined) return null
  return typeof content === 'string' ? content : JSON.stringify(content)
}

/** waza's transcript: turns of the agent, and calls of tools that start and complete by one id. */
export function readTranscript(value: unknown): StepDraft[] {
  const drafts: StepDraft[] = []
  const calls = new Map<string, number>()
  let turn = 0
  for (const event of Array.isArray(value) ? value.filter(isRecord) : []) {
    const id = stringOrNull(event.tool_call_id)
    if (event.type === 'Turn') {
      turn += 1
      const text = stringOrNull(event.content)
      if (text !== null) drafts.push(draftStep('message', turn, text))
    } else if (event.type === 'ToolExecutionStart') {
      if (id !== null) calls.set(id, drafts.length)
      const call = toolCall({
        name: stringOrNull(event.tool_name) ?? '',
        callId: id,
        // It came out of JSON.
        arguments: (event.arguments ?? null) as Json,
      })
      drafts.push(draftStep('tool', Math.max(1, turn), '', { tool: call }))
    } else if (event.type === 'ToolExecutionComplete') {
      const at = id === null ? undefined : calls.get(id)
      const draft = at === undefined ? undefined : drafts[at]
      if (at === undefined || !draft?.tool) continue
      const isError = typeof event.success === 'boolean' ? !event.success : null
      drafts[at] = { ...draft, tool: withOutput(draft.tool, outputOf(event.tool_result), isError) }
    }
  }
  return drafts
}
