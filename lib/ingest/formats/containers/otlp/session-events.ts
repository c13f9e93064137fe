import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { draftStep, toolCall, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { countAt, flagAt, parsedValue, textAt, timeOf, type OtlpRecord } from './otlp-values'

// What the events of Claude Code, Codex and Gemini CLI say, and spans by the conventions for GenAI
// (opentelemetry.io/docs/specs/semconv/gen-ai). An event of each kind has the same sense under three
// names: a prompt, a call of a tool, a request to the model with its tokens.

/** What one record tells of its session. */
export interface SessionEvent {
  readonly at: string | null
  readonly steps: readonly StepDraft[]
  readonly usage: Usage | null
  readonly model: string | null
  /** Its steps begin with the conversation before it. */
  readonly repeatsConversation?: boolean
  /** Words of a request that failed. */
  readonly failure: string | null
}

const NOTHING = { steps: [], usage: null, model: null, failure: null } as const

type Maker = (record: OtlpRecord, at: string | null) => Omit<SessionEvent, 'at'>

const modelOf = ({ attributes }: OtlpRecord) =>
  textAt(attributes, 'gen_ai.response.model', 'gen_ai.request.model', 'model')

const prompt: Maker = ({ attributes }, at) => {
  const text = textAt(attributes, 'prompt')
  const length = countAt(attributes, 'prompt_length')
  const said = text ?? (length === null ? null : `[a prompt of ${length} characters, not logged]`)
  return { ...NOTHING, steps: said === null ? [] : [draftStep('user', null, said, { at })] }
}

const durationOf = (record: OtlpRecord) => countAt(record.attributes, 'duration_ms')

/** Claude Code calls the command of its shell otherwise than in its own log. */
const withCommand = (given: unknown): unknown =>
  isRecord(given) && typeof given.bash_command === 'string' && !('command' in given)
    ? { ...given, command: given.full_command ?? given.bash_command }
    : given

const tool: Maker = (record, at) => {
  const { attributes } = record
  const isDone = flagAt(attributes, 'success')
  const call = toolCall({
    name: textAt(attributes, 'tool_name', 'function_name', 'name') ?? '',
    callId: textAt(attributes, 'call_id', 'tool_use_id'),
    // Attributes came out of JSON.
    arguments: withCommand(
      parsedValue(
        attributes.get('tool_parameters') ??
          attributes.get('tool_input') ??
          attributes.get('function_args') ??
          attributes.get('arguments') ??
          null,
      ),
    ) as Json,
    output: textAt(attributes, 'output', 'error'),
    isError: isDone === null ? null : !isDone,
  })
  return {
    ...NOTHING,
    steps: [draftStep('tool', null, '', { at, tool: call, durationMs: durationOf(record) })],
  }
}

/** Anthropic counts what came from a cache beside the input, the others within it. */
const requestOfClaude: Maker = (record) => {
  const { attributes } = record
  const own = countAt(attributes, 'input_tokens')
  const read = countAt(attributes, 'cache_read_tokens')
  const written = countAt(attributes, 'cache_creation_tokens')
  const isKnown = own !== null || read !== null || written !== null
  const usage = {
    input: isKnown ? (own ?? 0) + (read ?? 0) + (written ?? 0) : null,
    cached: read,
    output: countAt(attributes, 'output_tokens'),
    costUsd: countAt(attributes, 'cost_usd'),
  }
  return { ...NOTHING, usage, model: modelOf(record) }
}

const request: Maker = (record) => {
  const { attributes } = record
  const usage = {
    input: countAt(attributes, 'input_token_count'),
    cached: countAt(attributes, 'cached_token_count', 'cached_content_token_count'),
    output: outputOf(record),
    costUsd: null,
  }
  const isCounted = usage.input !== null || usage.output !== null
  return { ...NOTHING, usage: isCounted ? usage : null, model: modelOf(record) }
}

/** Gemini counts thoughts beside the output. */
function outputOf({ attributes }: OtlpRecord): number | null {
  const said = countAt(attributes, 'output_token_count')
  const thought = countAt(attributes, 'thoughts_token_count')
  return said === null && thought === null ? null : (said ?? 0) + (thought ?? 0)
}

const failure: Maker = (record, at) => {
  const { attributes } = record
  const code = textAt(attributes, 'status_code') ?? countAt(attributes, 'status_code')
  const said = textAt(attributes, 'error', 'error.message', 'error_message') ?? 'the request failed'
  const words = code === null ? said : `${code} ${said}`
  return { ...NOTHING, steps: [draftStep('error', null, words, { at })], failure: words }
}

const MAKERS: Readonly<Record<string, Maker>> = {
  'claude_code.user_prompt': prompt,
  'claude_code.tool_result': tool,
  'claude_code.api_request': requestOfClaude,
  'claude_code.api_error': failure,
  'codex.user_prompt': prompt,
  'codex.tool_result': tool,
  'codex.sse_event': request,
  'gemini_cli.user_prompt': prompt,
  'gemini_cli.tool_call': tool,
  'gemini_cli.api_response': request,
  'gemini_cli.api_error': failure,
}

const PROGRAMS = ['claude_code', 'codex', 'gemini_cli'] as const

/** `claude_code.api_request`, also where the name stands without the program, or in the body. */
function eventName({ value, attributes }: OtlpRecord): string | null {
  const body = value.body as { stringValue?: unknown } | undefined
  const names = [
    textAt(attributes, 'event.name'),
    typeof value.eventName === 'string' ? value.eventName : null,
    typeof body?.stringValue === 'string' ? body.stringValue : null,
  ].filter((name) => name !== null)
  const whole = names.find((name) => Object.hasOwn(MAKERS, name))
  if (whole !== undefined) return whole
  const service = textAt(attributes, 'service.name') ?? ''
  const program = PROGRAMS.find((one) => service.replaceAll('-', '_').startsWith(one))
  return (
    names.map((name) => `${program ?? ''}.${name}`).find((name) => Object.hasOwn(MAKERS, name)) ??
    null
  )
}

/** What a log record says; null where it is none of an agent's that is known. */
export function readEvent(record: OtlpRecord): SessionEvent | null {
  const name = eventName(record)
  if (name === null) return null
  const { value, attributes } = record
  const at =
    timeOf(textAt(attributes, 'event.timestamp')) ??
    timeOf(value.timeUnixNano) ??
    timeOf(value.observedTimeUnixNano)
  return { at, ...MAKERS[name]!(record, at) }
}
