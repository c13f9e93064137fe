import type { Json } from '@/lib/domain/json'
import type { Step } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { draftStep, toolCall, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'
import { countAt, parsedValue, textAt, timeOf, type OtlpRecord } from './otlp-values'
import type { SessionEvent } from './session-events'

// Spans by the conventions for GenAI: `chat` is a request to the model, with what was said where a
// program logs it; `execute_tool` a call. Spans of agents around them sum up what these say.

const MODEL_CALLS = new Set(['chat', 'text_completion', 'generate_content'])

const KINDS: Readonly<Record<string, Step['kind']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'message',
  model: 'message',
}

const textOfParts = (message: Record<string, unknown>): string => {
  if (typeof message.content === 'string') return message.content
  const parts = Array.isArray(message.parts) ? message.parts : []
  return parts
    .filter(isRecord)
    .flatMap(({ type, content }) =>
      (type === 'text' || type === undefined) && typeof content === 'string' ? [content] : [],
    )
    .join('\n')
}

/** Messages of a request or an answer; calls of tools stand in spans of their own. */
function messagesOf(value: unknown, at: string | null): StepDraft[] {
  const list = parsedValue(value)
  return (Array.isArray(list) ? list : []).filter(isRecord).flatMap((message) => {
    const kind = typeof message.role === 'string' ? KINDS[message.role] : undefined
    const text = textOfParts(message)
    return kind === undefined || text === '' ? [] : [draftStep(kind, null, text, { at })]
  })
}

const spanTimes = ({ value }: OtlpRecord) => ({
  at: timeOf(value.startTimeUnixNano),
  end: timeOf(value.endTimeUnixNano),
})

function readCall(record: OtlpRecord): SessionEvent {
  const { attributes } = record
  const { at, end } = spanTimes(record)
  const model = textAt(attributes, 'gen_ai.response.model', 'gen_ai.request.model')
  const usage = {
    input: countAt(attributes, 'gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'),
    cached: countAt(attributes, 'gen_ai.usage.cache_read.input_tokens'),
    output: countAt(attributes, 'gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'),
    costUsd: null,
  }
  const error = textAt(attributes, 'error.type')
  return {
    at,
    model,
    usage,
    failure: error,
    repeatsConversation: true,
    steps: [
      ...messagesOf(attributes.get('gen_ai.system_instructions'), at).map((step) => ({
        ...step,
        kind: 'system' as const,
      })),
      ...messagesOf(attributes.get('gen_ai.input.messages') ?? attributes.get('gen_ai.prompt'), at),
      ...messagesOf(
        attributes.get('gen_ai.output.messages') ?? attributes.get('gen_ai.completion'),
        end,
      ).map((step) => ({ ...step, model })),
      ...(error === null ? [] : [draftStep('error', null, error, { at: end })]),
    ],
  }
}

function readTool(record: OtlpRecord): SessionEvent {
  const { attributes } = record
  const { at, end } = spanTimes(record)
  const result = parsedValue(attributes.get('gen_ai.tool.call.result') ?? null)
  const call = toolCall({
    name: textAt(attributes, 'gen_ai.tool.name') ?? '',
    callId: textAt(attributes, 'gen_ai.tool.call.id'),
    // Attributes came out of JSON.
    arguments: parsedValue(attributes.get('gen_ai.tool.call.arguments') ?? null) as Json,
    output: result === null ? null : typeof result === 'string' ? result : JSON.stringify(result),
    isError: attributes.has('error.type') ? true : null,
  })
  const steps = [
    draftStep('tool', null, '', { at, tool: call, durationMs: millisecondsBetween(at, end) }),
  ]
  return { at, steps, usage: null, model: null, failure: null }
}

/** What a span says; null where it is none of GenAI, or sums up others. */
export function readSpan(record: OtlpRecord): SessionEvent | null {
  const operation = textAt(record.attributes, 'gen_ai.operation.name')
  if (operation === 'execute_tool') return readTool(record)
  return operation !== null && MODEL_CALLS.has(operation) ? readCall(record) : null
}
