import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { usageWithCache } from '@/lib/ingest/formats/reading/usage-of'

type Fields = Readonly<Record<string, unknown>>

/** Records of the session itself, which say nothing of what was done. */
const SILENT = new Set<unknown>([
  ...['ui_telemetry', 'slash_command', 'at_command', 'custom_title', 'attribution_snapshot'],
  ...['notification', 'cron', 'rewind', 'agent_bootstrap', 'file_history_snapshot'],
])

const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0

/** Thoughts are written too: some providers count them among the candidates, some beside them. */
const usageOf = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const { promptTokenCount: input, candidatesTokenCount, thoughtsTokenCount } = value
  const beside = numberOf(candidatesTokenCount) + numberOf(thoughtsTokenCount)
  const all = numberOf(value.totalTokenCount) - numberOf(input)
  const output = all > 0 && all < beside ? Math.max(all, numberOf(candidatesTokenCount)) : beside
  return usageWithCache({ input, cached: value.cachedContentTokenCount, output })
}

const partsOf = ({ message }: Fields): Fields[] =>
  isRecord(message) && Array.isArray(message.parts) ? message.parts.filter(isRecord) : []

const textOf = (parts: readonly Fields[]): string =>
  parts.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n')

/** What a tool gave back: `output` or `error` of its response, else all of it. */
const resultOf = (response: unknown): { output: string; isError: boolean | null } => {
  if (!isRecord(response)) return { output: stringOrNull(response) ?? '', isError: null }
  const error = stringOrNull(response.error)
  const output = stringOrNull(response.output) ?? error ?? JSON.stringify(response)
  return { output, isError: error === null ? null : true }
}

/** The records of one session file, in the order they were written. */
export class QwenReader {
  readonly unread = new UnreadKinds()
  readonly steps = new StepList()
  model: string | null = null
  version: string | null = null
  sessionId: string | null = null
  readonly failures: string[] = []
  /** Records by id: its parent, and which steps came of it. */
  private readonly records = new Map<string, { parent: string | null; from: number; to: number }>()
  private last: string | null = null

  record(line: Fields): void {
    const id = stringOrNull(line.uuid)
    if (id !== null && this.records.has(id)) return
    const from = this.steps.drafts.length
    this.sessionId ??= stringOrNull(line.sessionId)
    this.version ??= stringOrNull(line.version)
    this.read(line)
    if (id === null) return
    const parent = stringOrNull(line.parentUuid)
    // What the session notes of itself hangs beside the branch: it is never left.
    const to = line.type === 'system' ? from : this.steps.drafts.length
    this.records.set(id, { parent, from, to })
    if (line.type !== 'system' || line.subtype === 'rewind') this.last = id
  }

  private read(line: Fields): void {
    const at = timeOf(line.timestamp)
    switch (line.type) {
      case 'user':
        return this.steps.say('user', textOf(partsOf(line)), { at })
      case 'assistant':
        return this.answer(line, at)
      case 'tool_result':
        return this.results(line, at)
      case 'system':
        return this.system(line, at)
      default:
        this.unread.add(line.type)
    }
  }

  private answer(line: Fields, at: string | null): void {
    const model = stringOrNull(line.model)
    this.model ??= model
    this.steps.nextTurn()
    this.steps.usage(usageOf(line.usageMetadata))
    for (const part of partsOf(line)) {
      const call = part.functionCall
      if (isRecord(call))
        this.steps.call(
          {
            name: stringOrNull(call.name) ?? '',
            callId: stringOrNull(call.id),
            // Parsed from JSON.
            arguments: (call.args ?? null) as Json,
          },
          { at, model },
        )
      else
        this.steps.say(part.thought === true ? 'thought' : 'message', stringOrNull(part.text), {
          ...{ at, model },
        })
    }
  }

  private results(line: Fields, at: string | null): void {
    const status = isRecord(line.toolCallResult) ? line.toolCallResult.status : null
    for (const { functionResponse } of partsOf(line)) {
      if (!isRecord(functionResponse)) continue
      const { output, isError } = resultOf(functionResponse.response)
      const failed = status === 'success' ? false : status === 'error' ? true : isError
      const callId = stringOrNull(functionResponse.id)
      if (!this.steps.result(callId, { output, isError: failed, at }))
        this.steps.say('user', output, { at })
    }
  }

  private system(line: Fields, at: string | null): void {
    const payload = isRecord(line.systemPayload) ? line.systemPayload : {}
    const event = isRecord(payload.uiEvent) ? payload.uiEvent : {}
    if (/api_error$/.test(stringOrNull(event['event.name']) ?? '')) {
      const says = stringOrNull(event.error_message) ?? stringOrNull(event.error) ?? 'API error'
      this.failures.push(says)
      this.steps.say('error', says, { at })
    } else if (line.subtype === 'chat_compression')
      this.steps.say('system', 'The conversation so far was compressed.', { at })
    else if (!SILENT.has(line.subtype)) this.steps.say('system', textOf(partsOf(line)), { at })
  }

  /** Marks what came of records that a person went back behind: they are not above the last one. */
  markAbandoned(): void {
    const kept = new Set<string>()
    for (
      let id = this.last;
      id !== null && !kept.has(id);
      id = this.records.get(id)?.parent ?? null
    )
      kept.add(id)
    const isLeft = new Map<string, boolean>()
    // A parent is written before its children.
    for (const [id, { parent, from, to }] of this.records) {
      const left =
        !kept.has(id) && parent !== null && (kept.has(parent) || isLeft.get(parent) === true)
      isLeft.set(id, left)
      for (let at = from; left && at < to; at += 1)
        this.steps.drafts[at] = { ...this.steps.drafts[at]!, isAbandoned: true }
    }
  }
}
