import type { TrialPhase } from '@/lib/domain/new-trial'
import type { AgentLog } from './agent-log'
import { millisecondsBetween, timesOfSteps } from './times'

/** The agent's own phase, where only its log tells when it worked; empty where that tells no time. */
export const agentPhase = (log: AgentLog | null): TrialPhase[] => {
  const { startedAt, finishedAt } = timesOfSteps(log?.drafts ?? [])
  if (startedAt === null) return []
  const durationMs = millisecondsBetween(startedAt, finishedAt)
  return [{ name: 'agent_execution', startedAt, finishedAt, durationMs }]
}
