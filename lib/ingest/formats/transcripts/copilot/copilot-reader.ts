import type { Usage } from '@/lib/domain/step'
import {
  emptyLog,
  stringOrNull,
  type AgentLog,
  type SkillSighting,
} from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { callArguments } from '@/lib/ingest/formats/reading/chat-messages'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { timeOf } from '@/lib/ingest/formats/reading/time-of'
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { usageBesideCache } from '@/lib/ingest/formats/reading/usage-of'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

type Fields = Readonly<Record<string, unknown>>

/** What says nothing of the task, or comes whole in another event. */
const SILENT =
  /^(?:hook\.|permission\.|session\.(?:info|resume|idle|usage_info|usage_checkpoint|auto_mode_resolved|title_changed|tools_updated|truncation|handoff|context_changed|mode_changed|compaction_start|background_tasks_changed)|assistant\.(?:turn_end|intent|message_delta|reasoning_delta|streaming_delta|message_start)|tool\.(?:execution_partial_result|execution_progress|user_requested)|pending_messages\.|subagent\.(?:completed|selected|deselected)|system\.notification|abort|external_tool\.|elicitation\.|user_input\.)/

const countIn = (value: unknown): unknown => (isRecord(value) ? value.tokenCount : null)

export class CopilotReader {
  readonly unread = new UnreadKinds()
  private readonly steps = new StepList()
  private readonly sightings: SkillSighting[] = []
  private readonly failures: string[] = []
  private readonly agents = new Map<string, string>()
  private readonly thoughts = new Set<string>()
  private totals: Usage | null = null
  private model: string | null = null
  private effort: string | null = null
  private version: string | null = null
  private sessionId: string | null = null

  read(event: Fields): void {
    const data = isRecord(event.data) ? event.data : {}
    const parent = stringOrNull(data.parentToolCallId)
    const agent = parent === null ? null : (this.agents.get(parent) ?? 'sub-agent')
    const more = { at: timeOf(event.timestamp), agent }
    switch (event.type) {
      case 'session.start':
        return this.start(data)
      case 'session.model_change':
        this.model = stringOrNull(data.newModel) ?? this.model
        this.effort = stringOrNull(data.reasoningEffort) ?? this.effort
        return
      case 'session.error':
        this.failures.push(stringOrNull(data.message) ?? 'error')
        return this.steps.say('error', stringOrNull(data.message) ?? 'error', more)
      case 'session.compaction_complete':
        return this.steps.say(
          'compaction',
          stringOrNull(data.summaryContent) ?? 'The context was compacted.',
          more,
        )
      case 'session.shutdown':
        return this.shutdown(data)
      case 'system.message':
        return this.steps.say('system', stringOrNull(data.content), more)
      case 'user.message':
        return this.steps.say('user', stringOrNull(data.content), more)
      case 'assistant.turn_start':
        this.steps.nextTurn()
        return
      case 'assistant.reasoning':
        return this.think(stringOrNull(data.content), more)
      case 'assistant.message':
        return this.message(data, more)
      case 'assistant.usage':
        return this.usage(data)
      case 'tool.execution_start':
        return this.call(data, data.toolName, more)
      case 'tool.execution_complete':
        return this.output(data, more)
      case 'skill.invoked':
        return this.skill(data)
      case 'subagent.started': {
        const id = stringOrNull(data.toolCallId)
        if (id !== null) this.agents.set(id, stringOrNull(data.agentName) ?? 'sub-agent')
        return
      }
      default:
        if (!SILENT.test(wordOf(event.type))) this.unread.add(event.type)
    }
  }

  private start(data: Fields): void {
    this.sessionId = stringOrNull(data.sessionId)
    this.version = stringOrNull(data.copilotVersion)
    this.model = stringOrNull(data.selectedModel) ?? this.model
  }

  /** The same thought comes by itself and with the message. */
  private think(text: string | null, more: Partial<StepDraft>): void {
    if (text === null || this.thoughts.has(text)) return
    this.thoughts.add(text)
    this.steps.say('thought', text, more)
  }

  private message(data: Fields, more: Partial<StepDraft>): void {
    const model = stringOrNull(data.model)
    if (more.agent === null) this.model = model ?? this.model
    this.steps.nextTurn()
    this.steps.usage(usageBesideCache({ fresh: null, read: null, output: data.outputTokens }))
    this.think(stringOrNull(data.reasoningText), { ...more, model })
    this.steps.say('message', stringOrNull(data.content), { ...more, model })
    for (const call of Array.isArray(data.toolRequests) ? data.toolRequests.filter(isRecord) : [])
      this.call(call, call.name, { ...more, model })
  }

  private usage(data: Fields): void {
    this.steps.usage(
      usageBesideCache({
        fresh: data.inputTokens,
        read: data.cacheReadTokens,
        written: data.cacheWriteTokens,
        output: data.outputTokens,
      }),
    )
  }

  private call(data: Fields, name: unknown, more: Partial<StepDraft>): void {
    const callId = stringOrNull(data.toolCallId)
    // Asked for in a message, then begun.
    if (callId !== null && this.steps.hasCall(callId)) return
    const args = callArguments(data.arguments)
    this.steps.call({ name: stringOrNull(name) ?? '', callId, arguments: args }, more)
  }

  private output(data: Fields, more: Partial<StepDraft>): void {
    const result = isRecord(data.result) ? data.result : {}
    const error = isRecord(data.error) ? stringOrNull(data.error.message) : null
    const output = stringOrNull(result.content) ?? error ?? ''
    const isError = typeof data.success === 'boolean' ? !data.success : null
    const found = this.steps.result(stringOrNull(data.toolCallId), { output, isError, at: more.at })
    if (!found) this.steps.say('user', output, more)
  }

  private skill(data: Fields): void {
    const skill = stringOrNull(data.name)
    if (skill === null) return
    const path = stringOrNull(data.path)
    this.sightings.push({ skill, fact: 'read', text: `invoked: ${path ?? skill}` })
  }

  private shutdown(data: Fields): void {
    const tokens = isRecord(data.tokenDetails) ? data.tokenDetails : {}
    this.totals = usageBesideCache({
      fresh: countIn(tokens.input),
      read: countIn(tokens.cache_read),
      written: countIn(tokens.cache_write),
      output: countIn(tokens.output),
    })
  }

  result(): AgentLog | null {
    const { drafts } = this.steps
    if (drafts.length === 0) return null
    return {
      ...emptyLog('Copilot events'),
      agentName: 'copilot',
      agentVersion: this.version,
      drafts,
      totals: this.totals,
      model: this.model,
      effort: this.effort,
      sightings: this.sightings,
      failures: this.failures,
      sessionId: this.sessionId,
    }
  }
}
