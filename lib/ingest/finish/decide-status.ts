import type { TrialPhase } from '@/lib/domain/new-trial'
import { clipText } from '@/lib/trajectory/step-outline'
import type { StatusReason, TrialStatus } from '@/lib/domain/trial-status'

// The table of docs/formats.md, "Status": the first rule that matches decides.

/** What the rules look at. */
export interface StatusFacts {
  readonly exceptionType: string | null
  readonly exceptionMessage: string | null
  readonly reward: number | null
  readonly phases: readonly TrialPhase[]
  /** Failed turns and errors that the agent's own log reports. */
  readonly failures: readonly string[]
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

const reason = (status: TrialStatus, rule: string, evidence: string | null): StatusReason => ({
  status,
  rule,
  evidence:
    evidence === null
      ? null
      : clipText(evidence.replace(/\s+/g, ' ').trim(), EVIDENCE_LENGTH) || null,
})

const INFRASTRUCTURE_TYPE =
  /^(?:Infrastructure\w*|Daytona\w*|E2B\w*|Modal\w*|Docker\w*|Sandbox\w*|Container\w*|Environment\w*(?:Error|Exception)|Cancelled\w*|KeyboardInterrupt|ProviderApi\w*|RateLimit\w*|Quota\w*|Authentication\w*|PermissionDenied\w*|APIConnection\w*|APITimeout\w*|APIStatus\w*|InternalServer\w*|ServiceUnavailable\w*|Connect(?:ion)?\w*Error|Network\w*|ReadTimeout|ConnectTimeout|SSLError|RemoteProtocolError|BudgetExceeded\w*)$/

// Phrases of failing machinery and providers. Command lines and programs' output stand in messages
// too, so each phrase is what a provider or a container engine says, not a single word.
const INFRASTRUCTURE_MESSAGE: readonly (readonly [rule: string, pattern: RegExp])[] = [
  [
    'sandbox_message',
    /Docker compose command failed|docker daemon|No such container|OCI runtime|failed to (?:create|start) (?:the )?(?:sandbox|container)|Failed to (?:create|execute) session|sandbox (?:is )?not (?:found|running)|image build failed|Agent setup failed/i,
  ],
  [
    'quota_message',
    /\bquota (?:exceeded|exhausted)|exceeded your current quota|insufficient[_ ](?:quota|credits?|balance|funds)|requires more credits|credit balance is too low|usage limit (?:reached|exceeded)|Error code: 402\b|payment required/i,
  ],
  [
    'rate_limit_message',
    /\brate[ _-]?limit(?:ed|s)? (?:exceeded|reached|error)|rate_limit_error|Too Many Requests|Error code: 429\b|\boverloaded_error/i,
  ],
  [
    'auth_message',
    /Error code: 40[13]\b|invalid (?:x-)?api[ _-]?key|incorrect api key|authentication[_ ]error|api[ _]?key (?:required|is required|not set|missing)|API_KEY required|Unauthorized|Invalid authentication/i,
  ],
  [
    'network_message',
    /\bECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|Connection (?:refused|reset|aborted|error)|Network is unreachable|Name or service not known|Temporary failure in name resolution|Can't assign requested address|Error code: 5\d\d\b|Bad Gateway|Service Unavailable/i,
  ],
]

const messageRule = (message: string): string | null =>
  INFRASTRUCTURE_MESSAGE.find(([, pattern]) => pattern.test(message))?.[0] ?? null

/** For a failed command: what the message says of it, without the command, which quotes the task. */
const withoutCommand = (type: string, message: string): string => {
  if (type !== 'NonZeroAgentExitCodeError') return message
  const output = /\n(?:stdout|stderr):/i.exec(message)
  return output ? message.slice(output.index) : ''
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
  const rule = messageRule(withoutCommand(type, message))
  if (rule !== null) return reason('infra_error', rule, said)
  if (type === 'NonZeroAgentExitCodeError') return reason('agent_error', 'agent_exit_code', said)
  return byPhase(facts, said)
}

/** An agent that failed without the harness noticing: the verifier then judged an untouched task. */
const silentFailure = (facts: StatusFacts): StatusReason | null => {
  if (facts.tokensOut !== null) return null
  const worked = facts.hasAgentStep
  const quota = facts.failures.find((text) => messageRule(text) !== null)
  if (quota !== undefined && !worked)
    return reason('infra_error', `silent_${messageRule(quota)!.replace('_message', '')}`, quota)
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
  if (facts.exceptionType !== null) return withException(facts, facts.exceptionType)
  if (facts.reward === null) return reason('missing_reward', 'no_reward', null)
  return silentFailure(facts) ?? reason('ok', 'completed', null)
}
