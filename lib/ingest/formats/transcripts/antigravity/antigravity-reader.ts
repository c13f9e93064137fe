import type { Json } from '@/lib/domain/json'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'

type Fields = Readonly<Record<string, unknown>>

const REQUEST = /<USER_REQUEST>\s*([\s\S]*?)\s*<\/USER_REQUEST>/
/**
 * `Gemini 3.5 Flash (Medium)`: how long it thinks is no part of its name, nor is what the harness
 * says about the change after it.
 */
const MODEL =
  /`Model Selection` from .{1,80}? to (.{1,80}?)(?:\s*\([^)\n]{0,80}\))?\s*(?:\.(?=\s|$)|\n|<\/)/
/** What the harness keeps of itself. */
const SILENT = new Set<unknown>(['CONVERSATION_HISTORY', 'EPHEMERAL_MESSAGE'])

/** Arguments are JSON within JSON: `"\"/tmp/a\""`. */
const argumentOf = (value: unknown): Json => {
  if (typeof value !== 'string') return (value ?? null) as Json // Parsed from JSON.
  try {
    return JSON.parse(value) as Json
  } catch {
    // A plain text.
    return value
  }
}

const argumentsOf = (args: unknown): Json =>
  isRecord(args)
    ? Object.fromEntries(Object.entries(args).map(([name, value]) => [name, argumentOf(value)]))
    : null

const isFailed = ({ status, content }: Fields): boolean | null => {
  if (status === 'ERROR') return true
  const code = /^The command failed with exit code: (\d+)/m.exec(stringOrNull(content) ?? '')
  return code ? true : null
}

interface OpenCall {
  readonly name: string
  readonly callId: string
}

/** The lines of one transcript. Results bear no id: they follow the calls of their turn, in order. */
export class AntigravityReader {
  readonly steps = new StepList()
  model: string | null = null
  /** Texts that the harness cut. */
  cut = 0
  private calls = 0
  /** Calls of this turn without a result. */
  private open: OpenCall[] = []

  line(value: Fields): void {
    const at = timeOf(value.created_at)
    const text = stringOrNull(value.content)
    if (Array.isArray(value.truncated_fields)) this.cut += value.truncated_fields.length
    if (SILENT.has(value.type)) return
    if (value.type === 'USER_INPUT') this.user(text ?? '', at)
    else if (value.type === 'PLANNER_RESPONSE') this.answer(value, at)
    else if (value.type === 'ERROR_MESSAGE') this.steps.say('error', text, { at })
    else if (value.source === 'MODEL') this.result(value, at)
    else this.steps.say('system', text, { at })
  }

  private user(text: string, at: string | null): void {
    const chosen = MODEL.exec(text)?.[1] ?? null
    if (chosen !== null) this.model = chosen
    this.steps.say('user', REQUEST.exec(text)?.[1] ?? text, { at })
  }

  private answer(value: Fields, at: string | null): void {
    this.steps.nextTurn()
    // A call that was refused never gets a result.
    this.open = []
    const { model } = this
    this.steps.say('thought', stringOrNull(value.thinking), { at, model })
    this.steps.say('message', stringOrNull(value.content), { at, model })
    for (const call of Array.isArray(value.tool_calls) ? value.tool_calls.filter(isRecord) : []) {
      const name = stringOrNull(call.name) ?? ''
      this.open.push({ name, callId: this.call(name, argumentsOf(call.args), at) })
    }
  }

  private call(name: string, args: Json, at: string | null): string {
    this.calls += 1
    const callId = `call ${this.calls}`
    this.steps.call({ name, callId, arguments: args }, { at, model: this.model })
    return callId
  }

  /** A result without a call is one whose call the transcript leaves out: its kind names the tool. */
  private result(value: Fields, at: string | null): void {
    const name = typeof value.type === 'string' ? value.type.toLowerCase() : ''
    const place = this.open.findIndex((call) => call.name.toLowerCase() === name)
    const [called] = this.open.splice(Math.max(0, place), 1)
    const callId = called?.callId ?? this.call(name, null, at)
    this.steps.result(callId, {
      output: stringOrNull(value.content) ?? '',
      isError: isFailed(value),
      at,
    })
  }
}
