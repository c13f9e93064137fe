import type { Usage } from '@/lib/domain/step'
import {
  emptyLog,
  stringOrNull,
  type AgentLog,
  type SkillSighting,
} from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { StepList } from '@/lib/ingest/formats/reading/step-list'
import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import { UnreadKinds } from '@/lib/ingest/formats/reading/unread-kinds'
import { usageOfMetrics } from '@/lib/ingest/formats/reading/usage-of'
import type { Fields, OpenHandsLog } from './openhands-log'
import { readOldAction, readOldObservation } from './old-events'
import { readNewEvent } from './new-events'

export const isEvent = (value: unknown): value is Fields =>
  isRecord(value) &&
  typeof value.source === 'string' &&
  ('action' in value || 'observation' in value || 'kind' in value)

/** The description of a conversation: `trajectory.json` of an export, or `base_state.json`. */
export const isConversation = (value: unknown): value is Fields =>
  isRecord(value) && !('source' in value) && ('baseState' in value || isRecord(value.agent))

const AGENTS = /^(?:agent|(?:delegate|task):.*)$/

export class OpenHandsReader implements OpenHandsLog {
  readonly steps = new StepList()
  readonly unread = new UnreadKinds()
  readonly failures: string[] = []
  readonly sightings: SkillSighting[] = []
  private totals: Usage | null = null
  private model: string | null = null
  private effort: string | null = null
  private version: string | null = null
  private sessionId: string | null = null
  private lastReply: string | null = null
  private isNew = false
  /** Whether the sums of the conversation are also those of its sub-agents. */
  countsSubagents = false

  reply(id: string | null): void {
    if (id === null || id !== this.lastReply) this.steps.nextTurn()
    this.lastReply = id
  }

  sawModel(model: string | null): void {
    this.model ??= model
  }

  sawVersion(version: string | null): void {
    this.version ??= version
  }

  read(event: unknown): void {
    // Evaluations up to 2024 keep pairs of an action and what came of it.
    if (Array.isArray(event)) {
      for (const one of event) this.read(one)
      return
    }
    if (!isEvent(event)) {
      this.unread.add('no event')
      return
    }
    if (typeof event.kind === 'string') {
      this.isNew = true
      readNewEvent(event, this)
    } else if (typeof event.action === 'string') readOldAction(event, this)
    else readOldObservation(event, this)
    // The sums so far: the last is the whole.
    this.totals = usageOfMetrics(event.llm_metrics) ?? this.totals
  }

  conversation(value: Fields): void {
    const state = isRecord(value.baseState) ? value.baseState : value
    const agent = isRecord(state.agent) ? state.agent : {}
    const llm = isRecord(agent.llm) ? agent.llm : {}
    this.sessionId ??= stringOrNull(state.id) ?? stringOrNull(value.id)
    this.model ??= stringOrNull(llm.model) ?? stringOrNull(value.model)
    this.effort ??= stringOrNull(llm.reasoning_effort)
    const stats = isRecord(state.stats) ? state.stats.usage_to_metrics : null
    if (!isRecord(stats)) return
    // Sub-agents are counted beside the agent, the one that condenses is none of the agent's.
    const used = Object.entries(stats).filter(([name]) => AGENTS.test(name))
    this.countsSubagents = used.some(([name]) => name !== 'agent')
    const known = used.flatMap(([, metrics]) => usageOfMetrics(metrics) ?? [])
    if (known.length > 0) this.totals = sumUsage(known)
  }

  result(): AgentLog | null {
    const { drafts } = this.steps
    if (drafts.length === 0) return null
    return {
      ...emptyLog(this.isNew ? 'OpenHands V1 events' : 'OpenHands events'),
      agentName: 'openhands',
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
