import type { TrialPhase } from '@/lib/domain/new-trial'
import { clipText } from '@/lib/trajectory/step-outline'
import type { StatusReason, TrialStatus } from '@/lib/domain/trial-status'
import type { LogEnding } from '@/lib/ingest/formats/reading/agent-log'
import { wordsOfFailedCommand } from './command-output'
import { failureIn } from './failure-patterns'

// The table of docs/formats.md, "Status": the first rule that matches decides.

/** What the rules look at. */
export interface StatusFacts {
  readonly exceptionType: string | null
  readonly exceptionMessage: string | null
  readonly reward: number | null
  readonly phases: readonly TrialPhase[]
  /** Failed turns and errors that the agent's own log reports. */
  readonly failures: readonly string[]
  /** The last terminal event of that log, and the step that shows it. */
  readonly ending: LogEnding | null
  readonly endStep: number | null
  /** Tokens the agent wrote; null when nobody counted. */
  readonly tokensOut: number | null
  /** Nothing around the trajectory could hold a result. */
  readonly isTrajectoryOnly?: boolean
  readonly hasTrajectory: boolean
  /** Whether the trajectory has a step of the agent: a thought, a message or a tool call. */
  readonly hasAgentStep: boolean
  /** Whether the log says when phases began at all; a result written by hand may not. */
  readonly knowsPhases: boolean
}

const EVIDENCE_LENGTH = 300

const reason = (
  status: TrialStatus,
  rule: string,
  evidence: string | null,
  step: number | null = null,
): StatusReason => ({
  status,
  rule,
  ...(step !== null && { step }),
  evidence:
    evidence === null
      ? null
      : clipText(evidence.replace(/\s+/g, ' ').trim(), EVIDENCE_LENGTH) || null,
})

const INFRASTRUCTURE_TYPE =
  /^(?:Infrastructure\w*|Daytona\w*|E2B\w*|Modal\w*|Docker\w*|Sandbox\w*|Container\w*|Environment\w*(?:Error|Exception)|Cancelled\w*|KeyboardInterrupt|ProviderApi\w*|RateLimit\w*|Quota\w*|Authentication\w*|PermissionDenied\w*|APIConnection\w*|APITimeout\w*|APIStatus\w*|InternalServer\w*|ServiceUnavailable\w*|Connect(?:ion)?\w*Error|Network\w*|ReadTimeout|ConnectTimeout|SSLError|RemoteProtocolError|BudgetExceeded\w*)$/

/** What the message of a trial's exception says of a failure that is not the agent's. */
const messageRule = (type: string, message: string): string | null => {
  const isCommand = type === 'NonZeroAgentExitCodeError'
  const failure = failureIn(isCommand ? wordsOfFailedCommand(message) : message)
  return failure && `${failure}_message`
}

/** A run that its agent's own log says ended on a failure which is not the agent's. */
const endedByProvider = ({ ending, endStep }: StatusFacts): StatusReason | null => {
  const words = ending?.failure ?? null
  const failure = words === null ? null : failureIn(words)
  return failure && reason('infra_error', `ended_by_${failure}`, words, endStep)
}

const byPhase = (facts: StatusFacts, said: string): StatusReason => {
  // Harbor stamps a phase as finished also when it failed, so the last one begun is where it was.
  const last = facts.phases.at(-1)?.name
  if (last === undefined) return reason('infra_error', 'exception_before_any_phase', said)
  const status = last === 'agent_execution' ? 'agent_error' : 'infra_error'
  return reason(status, `exception_in_${last}`, said)
}

const withException = (facts: StatusFacts, type: string): StatusReason => {
  const message = facts.exceptionMessage ?? ''
  const said = message === '' ? type : `${type}: ${message}`
  if (type === 'AgentTimeoutError') return reason('agent_timeout', 'agent_timeout_exception', said)
  if (type === 'RewardFileNotFoundError')
    return reason('missing_reward', 'reward_file_missing', said)
  if (INFRASTRUCTURE_TYPE.test(type)) return reason('infra_error', 'infrastructure_exception', said)
  // An agent that says it came to its own end was not stopped by what its output speaks of.
  const isOwnEnd = type === 'NonZeroAgentExitCodeError' && facts.ending?.failure === null
  const rule = isOwnEnd ? null : messageRule(type, message)
  if (rule !== null) return reason('infra_error', rule, said)
  if (type === 'NonZeroAgentExitCodeError') return reason('agent_error', 'agent_exit_code', said)
  return byPhase(facts, said)
}

/** An agent that failed without the harness noticing: the verifier then judged an untouched task. */
const silentFailure = (facts: StatusFacts): StatusReason | null => {
  if (facts.tokensOut !== null) return null
  const worked = facts.hasAgentStep
  const told = facts.failures.find((text) => failureIn(text) !== null)
  if (told !== undefined && !worked)
    return reason('infra_error', `silent_${failureIn(told)!}`, told, facts.endStep)
  if (facts.failures.length > 0 && !worked) {
    return reason('infra_error', 'silent_failed_turn', facts.failures.at(-1)!)
  }
  const began = facts.phases.some((phase) => phase.name === 'agent_execution')
  if (facts.knowsPhases && !began) return reason('infra_error', 'agent_never_started', null)
  if (facts.hasTrajectory && !worked) return reason('infra_error', 'agent_never_acted', null)
  return null
}

/** The status of a trial with the rule that decided it and the words that rule saw. */
export const decideStatus = (facts: StatusFacts): StatusReason => {
  if (facts.isTrajectoryOnly) return reason('missing_reward', 'trajectory_only', null)
  const isSilent = facts.exceptionType === null && facts.reward !== null
  const found = (isSilent ? silentFailure(facts) : null) ?? endedByProvider(facts)
  if (found !== null) return found
  if (facts.exceptionType !== null) return withException(facts, facts.exceptionType)
  if (facts.reward === null) return reason('missing_reward', 'no_reward', null)
  return reason('ok', 'completed', null)
}
