import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf } from '@/lib/ingest/formats/reading/content-parts'
import {
  draftStep,
  toolCall,
  withOutput,
  type StepDraft,
} from '@/lib/ingest/formats/reading/step-draft'
import {
  countOrNull,
  stringOrNull,
  type LogEnding,
  type SkillSighting,
} from '@/lib/ingest/formats/reading/agent-log'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'
import { apiErrorText, endingAfter, isSynthetic, resultFailure } from './claude-ending'
import { LineTree } from './line-tree'
import { skillsAtStart, skillsInAttachment } from './listed-skills'
import { MessageQueue } from './message-queue'
import { RepeatedLines } from './repeated-lines'

// Claude Code writes the same messages in two forms: `claude -p --output-format stream-json`
// (agent/claude-code.txt) and session files (sessions/projects/<cwd>/<uuid>.jsonl). One message of
// the API is split over several lines with the same message.id; its usage is repeated and may grow,
// so the last one of an id counts and lines are never summed. Images are named, not kept.

/** Input of the API leaves out what came from the cache; ours includes it. */
const usageOf = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const fresh = countOrNull(value.input_tokens) ?? 0
  const written = countOrNull(value.cache_creation_input_tokens) ?? 0
  const cached = countOrNull(value.cache_read_input_tokens) ?? 0
  const input = countOrNull(fresh + written + cached)
  const output = countOrNull(value.output_tokens)
  return input === null && output === null ? null : { input, cached, output, costUsd: null }
}

/** A part of a message that was told already, and may be told again, grown. */
interface ToldPart {
  readonly type: unknown
  readonly place: number
}

/** Reads the lines of one session, or of one sub-agent's file. */
export class ClaudeReader {
  readonly drafts: StepDraft[] = []
  readonly sightings: SkillSighting[] = []
  readonly failures: string[] = []
  ending: LogEnding | null = null
  totals: Usage | null = null
  model: string | null = null
  version: string | null = null
  sessionId: string | null = null
  private turn = 0
  private readonly turns = new Map<string, number>()
  private readonly firstOf = new Map<string, number>()
  private readonly calls = new Map<string, number>()
  private readonly told = new Map<string, ToldPart[]>()
  /** The call that a sub-agent of this id answered. */
  private readonly callOfAgent = new Map<string, number>()

  private readonly tree = new LineTree()
  private readonly queue = new MessageQueue()

  private readonly repeated: RepeatedLines

  /** `seen` knows the lines of earlier files. */
  constructor(seen = new Set<string>()) {
    this.repeated = new RepeatedLines(seen)
  }

  /** Place of the step whose call started this sub-agent; null where nothing says it. */
  placeOfAgent(agentId: string): number | null {
    return this.callOfAgent.get(agentId) ?? null
  }

  read(value: Record<string, unknown>): void {
    const from = this.drafts.length
    if (!this.repeated.has(value)) this.line(value)
    this.tree.add(value, from, this.drafts.length)
  }

  /** Once all lines of the file are read. */
  close(): void {
    this.repeated.close()
    for (const at of this.tree.abandoned())
      this.drafts[at] = { ...this.drafts[at]!, isAbandoned: true }
  }

  private line(value: Record<string, unknown>): void {
    this.ending = endingAfter(this.ending, value)
    this.sessionId ??= stringOrNull(value.sessionId) ?? stringOrNull(value.session_id)
    if (value.type === 'assistant') this.assistant(value)
    else if (value.type === 'user') this.user(value)
    else if (value.type === 'system') this.system(value)
    else if (value.type === 'result') this.result(value)
    else this.aside(value)
    this.version ??= stringOrNull(value.version)
  }

  private aside(value: Record<string, unknown>): void {
    this.sightings.push(...skillsInAttachment(value.attachment))
    const queued = this.queue.read(value, this.turn)
    if (queued) this.drafts.push({ ...queued, ...this.place(value) })
  }

  private place(value: Record<string, unknown>): Partial<StepDraft> {
    const parent = stringOrNull(value.parent_tool_use_id)
    const call = parent === null ? undefined : this.calls.get(parent)
    const named = call === undefined ? null : this.drafts[call]!.tool?.arguments
    const kind = isRecord(named) ? stringOrNull(named.subagent_type) : null
    const isSide = parent !== null || value.isSidechain === true
    return {
      at: stringOrNull(value.timestamp),
      agent: isSide ? (kind ?? stringOrNull(value.agentId) ?? 'sub-agent') : null,
    }
  }

  private assistant(value: Record<string, unknown>): void {
    const message = isRecord(value.message) ? value.message : {}
    const id = stringOrNull(message.id) ?? `line ${this.drafts.length}`
    if (!this.turns.has(id)) this.turns.set(id, (this.turn += 1))
    const isMadeUp = isSynthetic(value)
    const model = isMadeUp ? null : stringOrNull(message.model)
    this.model ??= model
    const place = { ...this.place(value), model }
    const content = Array.isArray(message.content) ? message.content.filter(isRecord) : []
    for (const part of content) {
      if (this.isToldAgain(id, part)) continue
      this.tell(id, part)
      if (!this.firstOf.has(id)) this.firstOf.set(id, this.drafts.length)
      this.part(part, this.turns.get(id)!, place, isMadeUp)
    }
    const usage = usageOf(message.usage)
    const first = this.firstOf.get(id)
    if (usage && first !== undefined && this.drafts[first]) {
      this.drafts[first] = { ...this.drafts[first], usage }
    }
  }

  private tell(id: string, part: Record<string, unknown>): void {
    const told = this.told.get(id)
    const entry = { type: part.type, place: this.drafts.length }
    if (told) told.push(entry)
    else this.told.set(id, [entry])
  }

  /** One message comes in several lines: its parts one by one, or all of them again, grown. */
  private isToldAgain(id: string, part: Record<string, unknown>): boolean {
    if (part.type === 'tool_use') return this.calls.has(stringOrNull(part.id) ?? '')
    const text = stringOrNull(part.thinking) ?? stringOrNull(part.text) ?? ''
    const known = this.told.get(id)?.find(({ type, place }) => {
      const before = this.drafts[place]?.text ?? ''
      return type === part.type && before !== '' && text.startsWith(before)
    })
    if (known === undefined) return false
    this.drafts[known.place] = { ...this.drafts[known.place]!, text }
    return true
  }

  private part(
    part: Record<string, unknown>,
    turn: number,
    place: Partial<StepDraft>,
    isMadeUp: boolean,
  ): void {
    if (part.type === 'tool_use') {
      const callId = stringOrNull(part.id)
      if (callId !== null) this.calls.set(callId, this.drafts.length)
      const name = stringOrNull(part.name) ?? 'unnamed tool'
      const tool = toolCall({ name, callId, arguments: (part.input ?? null) as Json })
      this.drafts.push(draftStep('tool', turn, '', { ...place, tool }))
      return
    }
    const text = stringOrNull(part.thinking) ?? stringOrNull(part.text) ?? ''
    if (isMadeUp) this.failures.push(text)
    const kind =
      part.type === 'thinking' || part.type === 'redacted_thinking' ? 'thought' : 'message'
    this.drafts.push(draftStep(isMadeUp ? 'error' : kind, turn, text, place))
  }

  private user(value: Record<string, unknown>): void {
    const message = isRecord(value.message) ? value.message : {}
    const place = this.place(value)
    const content =
      typeof message.content === 'string'
        ? [{ type: 'text', text: message.content }]
        : message.content
    for (const part of Array.isArray(content) ? content.filter(isRecord) : []) {
      if (part.type === 'tool_result') {
        this.toolResult(part, stringOrNull(value.timestamp))
        this.noteAgent(part, value.toolUseResult)
      } else {
        const { text, attachments } = contentOf([part])
        const isSummary = value.isCompactSummary === true
        const kind = isSummary ? 'compaction' : value.isMeta === true ? 'system' : 'user'
        this.drafts.push(draftStep(kind, this.turn, text, { ...place, attachments }))
      }
    }
  }

  private noteAgent(part: Record<string, unknown>, result: unknown): void {
    const call = this.calls.get(stringOrNull(part.tool_use_id) ?? '')
    const told = isRecord(result) ? stringOrNull(result.agentId) : null
    const id = told ?? /\bagentId: ([\w-]+)/.exec(contentOf(part.content).text)?.[1]
    if (call !== undefined && id) this.callOfAgent.set(id, call)
  }

  private toolResult(part: Record<string, unknown>, at: string | null): void {
    const place = this.calls.get(stringOrNull(part.tool_use_id) ?? '')
    const { text, attachments } = contentOf(part.content)
    if (place === undefined) {
      // The call stands in another file; a line that lies alone is no conversation.
      if (text !== '' && this.drafts.length > 0)
        this.drafts.push(draftStep('user', this.turn, text, { at, attachments }))
      return
    }
    const draft = this.drafts[place]!
    const isError = part.is_error === true ? true : part.is_error === false ? false : null
    const told = /^Exit code (\d+)/.exec(text)?.[1]
    const tool = withOutput(draft.tool!, text, isError, told === undefined ? null : Number(told))
    const durationMs = millisecondsBetween(draft.at, at)
    this.drafts[place] = { ...draft, tool, attachments, durationMs }
  }

  private system(value: Record<string, unknown>): void {
    if (value.subtype === 'init') {
      this.model = stringOrNull(value.model)
      this.version = stringOrNull(value.claude_code_version)
      this.sightings.push(...skillsAtStart(value.skills))
    } else if (value.subtype === 'compact_boundary') {
      this.drafts.push(
        draftStep('compaction', this.turn, 'The context was compacted.', this.place(value)),
      )
    } else if (value.subtype === 'api_error' || value.subtype === 'api_retry') {
      this.drafts.push(draftStep('error', this.turn, apiErrorText(value), this.place(value)))
    }
  }

  private result(value: Record<string, unknown>): void {
    const usage = usageOf(value.usage)
    this.totals = usage && { ...usage, costUsd: countOrNull(value.total_cost_usd) }
    if (value.is_error !== true) return
    const says = resultFailure(value)
    this.failures.push(says)
    // The same failure mostly comes as a message before.
    if (this.drafts.at(-1)?.text !== says)
      this.drafts.push(draftStep('error', this.turn, says, this.place(value)))
  }
}
