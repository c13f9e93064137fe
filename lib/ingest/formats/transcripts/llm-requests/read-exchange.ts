import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { countOrNull, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'

// One line of llm_trajectory.jsonl: a request to a model and its answer, either of which may be missing,
// in the words of the chat completions, the responses, or Anthropic's messages.

type Fields = Readonly<Record<string, unknown>>

export interface Prompt {
  readonly role: 'system' | 'user'
  readonly text: string
}

export interface Call {
  readonly callId: string | null
  readonly name: string
  readonly arguments: Json
}

export interface Exchange {
  readonly askedAt: string | null
  readonly answeredAt: string | null
  readonly model: string | null
  readonly prompts: readonly Prompt[]
  /** What tools gave, by the call. */
  readonly outputs: ReadonlyMap<string, string>
  readonly thoughts: readonly string[]
  readonly texts: readonly string[]
  readonly calls: readonly Call[]
  readonly usage: Usage | null
  /** Why there is no answer. */
  readonly failure: string | null
}

const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** Text of a content that is a string or a list of parts. */
const textOf = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : listOf(content)
        .flatMap((part) => stringOrNull(part.text) ?? [])
        .join('\n')

const jsonOf = (value: unknown): Json => {
  // What stands in a parsed line is JSON; text that is none is shown as it stands.
  if (typeof value !== 'string') return (value ?? null) as Json
  return (parseJson(value)?.value as Json | undefined) ?? value
}

class Reading {
  readonly prompts: Prompt[] = []
  readonly outputs = new Map<string, string>()
  readonly thoughts: string[] = []
  readonly texts: string[] = []
  readonly calls: Call[] = []

  private prompt(role: Prompt['role'], content: unknown) {
    const text = textOf(content)
    if (text !== '') this.prompts.push({ role, text })
  }

  private output(callId: unknown, content: unknown) {
    if (typeof callId === 'string') this.outputs.set(callId, textOf(content))
  }

  private call(name: unknown, callId: unknown, args: unknown) {
    const call = { name: stringOrNull(name) ?? '', callId: stringOrNull(callId) }
    this.calls.push({ ...call, arguments: jsonOf(args) })
  }

  /** A request's messages. The model's own among them came as answers before. */
  ask(body: Fields) {
    this.prompt('system', body.system ?? body.instructions)
    if (typeof body.input === 'string') this.prompt('user', body.input)
    const messages = listOf(body.messages)
    for (const message of messages.length > 0 ? messages : listOf(body.input)) {
      const { role, content } = message
      if (role === 'tool') this.output(message.tool_call_id, content)
      else if (message.type === 'function_call_output') this.output(message.call_id, message.output)
      else if (role === 'system' || role === 'developer') this.prompt('system', content)
      else if (role === 'user') {
        for (const part of listOf(content))
          if (part.type === 'tool_result') this.output(part.tool_use_id, part.content)
        this.prompt('user', content)
      }
    }
  }

  answer(body: Fields) {
    const [choice] = listOf(body.choices)
    if (choice && isRecord(choice.message)) this.answerOfChat(choice.message)
    for (const item of [...listOf(body.content), ...listOf(body.output)]) this.part(item)
  }

  private answerOfChat(message: Fields) {
    const thought = stringOrNull(message.reasoning_content) ?? stringOrNull(message.reasoning)
    if (thought !== null) this.thoughts.push(thought)
    const text = textOf(message.content)
    if (text !== '') this.texts.push(text)
    for (const call of listOf(message.tool_calls)) {
      const said = isRecord(call.function) ? call.function : call
      this.call(said.name, call.id, said.arguments)
    }
  }

  private part(item: Fields) {
    if (item.type === 'thinking' || item.type === 'reasoning') {
      const text = stringOrNull(item.thinking) ?? textOf(item.summary)
      if (text !== '') this.thoughts.push(text)
    } else if (item.type === 'tool_use') this.call(item.name, item.id, item.input)
    else if (item.type === 'function_call') this.call(item.name, item.call_id, item.arguments)
    else {
      const text = stringOrNull(item.text) ?? textOf(item.content)
      if (text !== '') this.texts.push(text)
    }
  }
}

/** Anthropic counts what it took from its cache beside the input, the others within it. */
const usageOf = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const inside = [value.prompt_tokens_details, value.input_tokens_details].find(isRecord)
  const cached = countOrNull(inside?.cached_tokens) ?? countOrNull(value.cache_read_input_tokens)
  const whole = countOrNull(value.prompt_tokens)
  const plain = countOrNull(value.input_tokens)
  const beside = inside
    ? 0
    : (countOrNull(value.cache_read_input_tokens) ?? 0) +
      (countOrNull(value.cache_creation_input_tokens) ?? 0)
  const output = countOrNull(value.completion_tokens) ?? countOrNull(value.output_tokens)
  const input = whole ?? (plain === null && beside === 0 ? null : (plain ?? 0) + beside)
  return input === null && output === null ? null : { input, cached, output, costUsd: null }
}

const failureOf = (line: Fields, answer: Fields): string | null => {
  const error = [line.error, answer.error].find((one) => one !== undefined && one !== null)
  if (error === undefined) return null
  if (!isRecord(error)) return String(error).slice(0, 2000)
  return [error.type, error.message].filter((one) => typeof one === 'string').join(': ')
}

const bodyOf = (side: unknown): Fields =>
  isRecord(side) ? (isRecord(side.body) ? side.body : side) : {}

const stampOf = (side: unknown): string | null =>
  isRecord(side) ? stringOrNull(side.timestamp) : null

/** Reads one line. */
export function readExchange(line: Fields): Exchange {
  const [asked, answered] = [bodyOf(line.request), bodyOf(line.response)]
  const reading = new Reading()
  reading.ask(asked)
  reading.answer(answered)
  return {
    ...reading,
    askedAt: stampOf(line.request),
    answeredAt: stampOf(line.response),
    model: stringOrNull(answered.model) ?? stringOrNull(asked.model),
    usage: usageOf(answered.usage),
    failure: failureOf(line, answered),
  }
}
