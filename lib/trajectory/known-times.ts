import type { TrialDetail } from '@/lib/domain/trial-detail'
import type { KnownTimes } from './time-spent'

/** What the log says of a trial's time outside its steps. */
export function knownTimes({ phases, attributes }: TrialDetail): KnownTimes {
  const { modelRequestsMs } = attributes
  return {
    agentMs: phases.find((phase) => phase.name === 'agent_execution')?.durationMs ?? null,
    requestsMs: typeof modelRequestsMs === 'number' ? modelRequestsMs : null,
  }
}
