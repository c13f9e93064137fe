import type { Json } from '@/lib/domain/json'
import { stringOrNull } from './agent-log'
import { isRecord } from './bundle-reader'
import { contentOf } from './message-parts'
import { parseJson } from './parse-json'
import type { StepDraft } from './step-draft'
import { StepList } from './step-list'
import { UnreadKinds } from './unread-kinds'
import { usageOfReply } from './usage-of'
import { wordOf } from './word-of'

// Messages of a chat with tools, in the words of OpenAI (`tool_calls`, role `tool`), of Anthropic
// (parts `tool_use`, `tool_result`, `thinking`) and of those who mix them. Many logs are such a list,
// or hold one.

type Fields = Readonly<Record<string, unknown>>

const CALL_PART =
  /^(?:tool_use|tool-use|toolCall|tool_call|tool-call|function_call|server_tool_use)$/
const RESULT_PART = /^(?:tool_result|tool-result|toolResult|function_call_output)$/
const THOUGHT_PART = /^(?:thinking|reasoning|redacted_thinking|redacted)$/
const PLAIN_PART =
  /^(?:text|input_text|output_text|image|image_url|input_image|input_audio|audio|video|document|file|refusal)$/

const ROLES = new Map<unknown, 'system' | 'user' | 'agent' | 'tool'>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'agent'],
  ['model', 'agent'],
  ['ai', 'agent'],
  ['agent', 'agent'],
  ['gpt', 'agent'],
  ['tool', 'tool'],
  ['toolResult', 'tool'],
  ['function', 'tool'],
  ['tool_result', 'tool'],
])

const firstText = (value: Fields, ...keys: readonly string[]): string | null => {
  for (const key of keys) {
    const text = stringOrNull(value[key])
    if (text !== null) return text
  }
  return null
}

/** Arguments of a call: an object, or JSON in a string; what is no JSON is shown as it stands. */
export const callArguments = (value: unknown): Json => {
  if (typeof value !== 'string') return (value ?? null) as Json
  const parsed = /^\s*[[{]/.test(value) ? parseJson(value) : null
  // Parsed from JSON.
  return parsed === null ? value : (parsed.value as Json)
}

const thoughtOf = (part: Fields): string | null =>
  firstText(part, 'thinking', 'reasoning', 'text') ??
  (contentOf(part.summary).text || contentOf(part.content).text || null)

/** Reads messages of any of these kinds, one after the other, into steps. */
export class ChatMessages {
  readonly steps = new StepList()
  readonly unread = new UnreadKinds()

  add(message: Fields, more: Partial<StepDraft> = {}): void {
    switch (ROLES.get(message.role)) {
      case 'system':
        return this.plain('system', message, more)
      case 'user':
        return this.user(message, more)
      case 'agent':
        return this.agent(message, more)
      case 'tool':
        return this.tool(message, more)
      case undefined:
        this.unread.add(message.role ?? message.type)
    }
  }

  private plain(kind: 'system' | 'user', message: Fields, more: Partial<StepDraft>): void {
    const { text, attachments } = contentOf(message.content)
    this.steps.say(kind, text, { ...more, attachments })
  }

  private user(message: Fields, more: Partial<StepDraft>): void {
    const parts = Array.isArray(message.content) ? message.content.filter(isRecord) : []
    const results = parts.filter((part) => RESULT_PART.test(wordOf(part.type)))
    for (const part of results) this.resultPart(part, more)
    if (results.length === 0) return this.plain('user', message, more)
    const rest = parts.filter((part) => !results.includes(part))
    this.plain('user', { content: rest }, more)
  }

  private resultPart(part: Fields, more: Partial<StepDraft>): void {
    const { text, attachments } = contentOf(part.content ?? part.output ?? part.result)
    const callId = firstText(part, 'tool_use_id', 'toolCallId', 'tool_call_id', 'call_id', 'id')
    const said = [part.is_error, part.isError].find((one) => typeof one === 'boolean')
    const isError = said ?? (isRecord(part.error) ? true : null)
    const result = { output: text, isError, at: more.at ?? null, attachments }
    if (!this.steps.result(callId, result)) this.steps.say('user', text, { ...more, attachments })
  }

  private agent(message: Fields, more: Partial<StepDraft>): void {
    this.steps.nextTurn()
    this.steps.usage(usageOfReply(message.usage))
    this.steps.say(
      'thought',
      firstText(message, 'reasoning_content', 'reasoning', 'thinking', 'thought'),
      more,
    )
    const parts = Array.isArray(message.content) ? message.content : [message.content]
    for (const part of parts) this.agentPart(part, more)
    for (const call of Array.isArray(message.tool_calls) ? message.tool_calls : [])
      if (isRecord(call)) this.call(call, more)
    if (isRecord(message.function_call)) this.call(message.function_call, more)
  }

  private agentPart(part: unknown, more: Partial<StepDraft>): void {
    const type = isRecord(part) ? wordOf(part.type) : 'text'
    if (!isRecord(part) || PLAIN_PART.test(type)) {
      const { text, attachments } = contentOf(typeof part === 'string' ? part : [part])
      this.steps.say('message', text, { ...more, attachments })
    } else if (THOUGHT_PART.test(type)) this.steps.say('thought', thoughtOf(part), more)
    else if (CALL_PART.test(type)) this.call(part, more)
    else if (RESULT_PART.test(type)) this.resultPart(part, more)
    else this.unread.add(type)
  }

  private call(call: Fields, more: Partial<StepDraft>): void {
    const said = isRecord(call.function) ? call.function : call
    const callId = firstText(call, 'id', 'call_id', 'toolCallId', 'tool_call_id')
    // One call may be told as a part and as a tool call.
    if (callId !== null && call !== said && this.steps.hasCall(callId)) return
    this.steps.call(
      {
        name: firstText(said, 'name', 'toolName', 'tool_name') ?? stringOrNull(call.function) ?? '',
        callId,
        arguments: callArguments(said.arguments ?? said.input ?? said.args ?? null),
      },
      more,
    )
  }

  private tool(message: Fields, more: Partial<StepDraft>): void {
    this.resultPart(
      { ...message, id: message.tool_call_id ?? message.toolCallId ?? message.call_id },
      more,
    )
  }
}
