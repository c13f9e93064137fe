import type { Json } from '@/lib/domain/json'
import type { Attachment, Usage } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf } from '@/lib/ingest/formats/reading/content-parts'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
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
import { codexCatalogue, isFirstTry } from '@/lib/ingest/formats/transcripts/codex-exec/exec-events'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'

// Codex session files (sessions/YYYY/MM/DD/rollout-*.jsonl): `{timestamp, type, payload}`, or bare
// items in old ones. Reasoning is encrypted but for its summary. Usage is cumulative; the last
// token_count is the whole. What we lose: encrypted reasoning, rate limits, sandbox settings.

const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  const parts = content.filter(isRecord).map((part) => stringOrNull(part.text) ?? '')
  return parts.filter(Boolean).join('\n')
}

const usageOf = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const input = countOrNull(value.input_tokens)
  const output = countOrNull(value.output_tokens)
  if (input === null && output === null) return null
  const cached = typeof value.cached_input_tokens === 'number' ? value.cached_input_tokens : null
  return { input, cached, output, costUsd: null }
}

const ROLES = new Map<unknown, 'system' | 'user' | 'message'>([
  ['developer', 'system'],
  ['system', 'system'],
  ['user', 'user'],
  ['assistant', 'message'],
])

/** codex wraps its own context (AGENTS.md, environment, skills) in user messages. */
const isHarnessText = (text: string): boolean =>
  /^\s*(?:# AGENTS\.md instructions|<environment_context>|<user_instructions>|<permissions instructions>)/.test(
    text,
  )

interface CodexOutput {
  readonly output: string
  readonly attachments?: readonly Attachment[]
  readonly exitCode: number | null
}

const outputOf = (value: unknown): CodexOutput => {
  if (isRecord(value))
    return { output: stringOrNull(value.content) ?? JSON.stringify(value), exitCode: null }
  const { text: raw, attachments } = contentOf(value)
  const parsed = raw.startsWith('{') ? parseJson(raw)?.value : null
  if (isRecord(parsed) && typeof parsed.output === 'string') {
    const code = isRecord(parsed.metadata) ? parsed.metadata.exit_code : null
    return { output: parsed.output, exitCode: typeof code === 'number' ? code : null }
  }
  const told =
    /^(?:Chunk ID|Wall time|Exit code)[\s\S]{0,200}?Process exited with code (-?\d+)/.exec(raw)
  const body = told ? raw.slice(raw.indexOf('\nOutput:\n') + 9) : raw
  return {
    output: told && raw.includes('\nOutput:\n') ? body : raw,
    attachments,
    exitCode: told ? Number(told[1]) : null,
  }
}

/** Sums so far, after so many steps. */
interface Checkpoint {
  readonly steps: number
  readonly totals: Usage | null
}

/** Reads the lines of one session file of Codex. */
export class RolloutReader {
  readonly drafts: StepDraft[] = []
  readonly sightings: SkillSighting[] = []
  readonly failures: string[] = []
  ending: LogEnding | null = null
  totals: Usage | null = null
  model: string | null = null
  effort: string | null = null
  version: string | null = null
  sessionId: string | null = null
  /** The session that this one was forked or spawned from. */
  parentId: string | null = null
  private readonly checkpoints: Checkpoint[] = []
  /** Places of what a person said, and of all steps, that were not taken back. */
  private readonly prompts: number[] = []
  private readonly onWay: number[] = []
  private turn = 1
  private turnStart = 0
  private readonly calls = new Map<string, number>()

  /** The sums when the session had so many steps. */
  totalsAt(steps: number): Usage | null {
    return this.checkpoints.findLast((point) => point.steps <= steps)?.totals ?? null
  }

  private meta(payload: Record<string, unknown>): void {
    // A fork repeats the beginning of its parent, with the parent's own first line.
    if (this.sessionId !== null) return
    this.sessionId = stringOrNull(payload.id)
    const source = isRecord(payload.source) ? payload.source : {}
    const spawn = isRecord(source.subagent) ? source.subagent.thread_spawn : null
    this.parentId =
      (isRecord(spawn) ? stringOrNull(spawn.parent_thread_id) : null) ??
      stringOrNull(payload.forked_from_id)
    this.version = stringOrNull(payload.cli_version)
    this.sightings.push(...codexCatalogue(stringOrNull(payload.instructions) ?? ''))
  }

  read(value: Record<string, unknown>): void {
    const payload = isRecord(value.payload) ? value.payload : value
    const at = stringOrNull(value.timestamp)
    switch (value.type) {
      case 'session_meta':
        return this.meta(payload)
      case 'turn_context':
        this.model = stringOrNull(payload.model) ?? this.model
        this.effort = stringOrNull(payload.effort) ?? this.effort
        if (this.sightings.length === 0) {
          this.sightings.push(...codexCatalogue(stringOrNull(payload.user_instructions) ?? ''))
        }
        return
      case 'event_msg':
        return this.event(payload)
      case 'compacted':
        this.add(draftStep('compaction', this.turn, stringOrNull(payload.message) ?? '', { at }))
        return
      default:
        this.item(payload, at)
    }
  }

  private event(payload: Record<string, unknown>): void {
    this.noteEnd(payload)
    if (payload.type === 'thread_rolled_back') this.rollBack(countOrNull(payload.num_turns) ?? 1)
    if (payload.type !== 'token_count' || !isRecord(payload.info)) return
    this.totals = usageOf(payload.info.total_token_usage) ?? this.totals
    this.checkpoints.push({ steps: this.drafts.length, totals: this.totals })
    const last = usageOf(payload.info.last_token_usage)
    const first = this.drafts.findIndex(
      (draft, index) => index >= this.turnStart && draft.kind !== 'system' && draft.kind !== 'user',
    )
    // Counts are repeated; only one that follows new steps is a new turn of the model.
    if (last === null || first < 0) return
    this.drafts[first] = { ...this.drafts[first]!, usage: last }
    this.turn += 1
    this.turnStart = this.drafts.length
  }

  /** The last turns were taken back: what was said and done since the words that began them. */
  private rollBack(turns: number): void {
    for (let left = turns; left > 0 && this.prompts.length > 0; left -= 1) {
      const from = this.prompts.pop()!
      while ((this.onWay.at(-1) ?? -1) >= from) {
        const at = this.onWay.pop()!
        this.drafts[at] = { ...this.drafts[at]!, isAbandoned: true }
      }
    }
  }

  private noteEnd(payload: Record<string, unknown>): void {
    const event = stringOrNull(payload.type)
    if (event === 'error' || event === 'stream_error') {
      const failure = stringOrNull(payload.message) ?? 'error'
      this.failures.push(failure)
      this.ending = isFirstTry(failure) ? null : { failure, event }
    } else if (event === 'turn_aborted') {
      this.ending = { failure: stringOrNull(payload.reason) ?? event, event }
    } else if (event === 'task_complete' || event === 'turn_complete') {
      // It also follows an error, and then has no last word of the agent.
      if (stringOrNull(payload.last_agent_message) !== null) this.ending = { failure: null, event }
    }
  }

  private add(draft: StepDraft): void {
    if (draft.kind !== 'user' && draft.kind !== 'system') this.ending = null
    if (draft.kind === 'user') this.prompts.push(this.drafts.length)
    this.onWay.push(this.drafts.length)
    this.drafts.push({
      ...draft,
      model: draft.kind === 'user' || draft.kind === 'system' ? null : this.model,
    })
  }

  private item(payload: Record<string, unknown>, at: string | null): void {
    const callId = stringOrNull(payload.call_id)
    switch (payload.type) {
      case 'message': {
        const { text, attachments } = contentOf(payload.content)
        const role = ROLES.get(payload.role) ?? 'message'
        const kind = role === 'user' && isHarnessText(text) ? 'system' : role
        if (text || attachments.length > 0)
          this.add(draftStep(kind, this.turn, text, { at, attachments }))
        return
      }
      case 'reasoning': {
        const text = textOf(payload.summary) || textOf(payload.content)
        if (text) this.add(draftStep('thought', this.turn, text, { at }))
        return
      }
      case 'function_call':
      case 'custom_tool_call':
      case 'local_shell_call':
        return this.call(payload, callId, at)
      case 'function_call_output':
      case 'custom_tool_call_output':
        return this.output(payload, callId, at)
      case 'compaction':
        this.add(draftStep('compaction', this.turn, textOf(payload.summary), { at }))
    }
  }

  private call(payload: Record<string, unknown>, callId: string | null, at: string | null): void {
    const raw = payload.arguments ?? payload.input ?? payload.action ?? null
    const parsed =
      typeof raw === 'string' && raw.startsWith('{') ? parseJson(raw)?.value : undefined
    const patched =
      typeof raw === 'string' ? /\*\*\* (?:Add|Update|Delete) File: (.+)/.exec(raw)?.[1] : undefined
    const args = patched === undefined ? (parsed ?? raw) : { path: patched, patch: raw }
    if (callId !== null) this.calls.set(callId, this.drafts.length)
    const name =
      stringOrNull(payload.name) ??
      (payload.type === 'local_shell_call' ? 'local_shell' : 'unnamed tool')
    this.add(
      draftStep('tool', this.turn, '', {
        at,
        tool: toolCall({ name, callId, arguments: args as Json }),
      }),
    )
  }

  private output(payload: Record<string, unknown>, callId: string | null, at: string | null): void {
    const place = callId === null ? undefined : this.calls.get(callId)
    const { output, exitCode, attachments = [] } = outputOf(payload.output)
    if (place === undefined) {
      this.add(draftStep('user', this.turn, output, { attachments }))
      return
    }
    const draft = this.drafts[place]!
    const tool = withOutput(draft.tool!, output, null, exitCode)
    const durationMs = millisecondsBetween(draft.at, at)
    this.drafts[place] = { ...draft, tool, attachments, durationMs }
  }
}
