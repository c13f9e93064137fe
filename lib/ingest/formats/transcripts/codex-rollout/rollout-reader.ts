import type { Json } from '@/lib/domain/json'
import type { Usage } from '@/lib/domain/step'
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
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { askedOf, CALLS, isHarnessText, outputOf, ROLES, textOf, usageOf } from './rollout-items'
import { millisecondsBetween } from '@/lib/ingest/formats/reading/times'

// Codex session files (sessions/YYYY/MM/DD/rollout-*.jsonl): `{timestamp, type, payload}`, or bare
// items in old ones. Reasoning is encrypted but for its summary. Usage is cumulative; the last
// token_count is the whole. What we lose: encrypted reasoning, rate limits, sandbox settings.

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
  readonly unread = new UnreadKinds()
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
      stringOrNull(payload.parent_thread_id) ??
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
      case 'tool_search_call':
        return this.call(payload, callId, at)
      // The provider runs these: what came back is not told.
      case 'web_search_call':
      case 'image_generation_call':
        return this.call({ ...payload, arguments: askedOf(payload) }, null, at)
      case 'function_call_output':
      case 'custom_tool_call_output':
      case 'tool_search_output':
        return this.output(payload, callId, at)
      case 'compaction':
      case 'context_compaction':
        this.add(draftStep('compaction', this.turn, textOf(payload.summary), { at }))
        return
      // States of the working folder, for undoing.
      case 'ghost_snapshot':
      case undefined:
        return
      default:
        this.unread.add(payload.type)
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
    const name = stringOrNull(payload.name) ?? CALLS.get(payload.type) ?? 'unnamed tool'
    this.add(
      draftStep('tool', this.turn, '', {
        at,
        tool: toolCall({ name, callId, arguments: args as Json }),
      }),
    )
  }

  private output(payload: Record<string, unknown>, callId: string | null, at: string | null): void {
    const place = callId === null ? undefined : this.calls.get(callId)
    const { output, exitCode, attachments = [] } = outputOf(payload.output ?? payload.tools)
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
