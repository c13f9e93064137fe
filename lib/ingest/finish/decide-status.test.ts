import { describe, expect, test } from 'vitest'
import type { TrialPhase } from '@/lib/domain/new-trial'
import { decideStatus, type StatusFacts } from './decide-status'

const phase = (name: TrialPhase['name']): TrialPhase => ({
  name,
  startedAt: null,
  finishedAt: null,
  durationMs: null,
})
const ALL = [
  phase('environment_setup'),
  phase('agent_setup'),
  phase('agent_execution'),
  phase('verifier'),
]

const FACTS: StatusFacts = {
  exceptionType: null,
  exceptionMessage: null,
  reward: null,
  phases: ALL,
  failures: [],
  ending: null,
  endStep: null,
  tokensOut: 100,
  hasTrajectory: true,
  hasAgentStep: true,
  knowsPhases: true,
}

const decide = (facts: Partial<StatusFacts>) => {
  const { status, rule } = decideStatus({ ...FACTS, ...facts })
  return `${status} ${rule}`
}

const thrown = (exceptionType: string, exceptionMessage: string, phases = 3) =>
  decide({ exceptionType, exceptionMessage, phases: ALL.slice(0, phases) })

describe('the rules, in order', () => {
  test('(a) a time-out of the agent, with or without a reward', () => {
    expect(decide({ exceptionType: 'AgentTimeoutError', reward: 1 })).toBe(
      'agent_timeout agent_timeout_exception',
    )
    expect(decide({ exceptionType: 'AgentTimeoutError' })).toBe(
      'agent_timeout agent_timeout_exception',
    )
  })

  test('(b) no reward', () => {
    expect(decide({ exceptionType: 'RewardFileNotFoundError' })).toBe(
      'missing_reward reward_file_missing',
    )
    expect(decide({})).toBe('missing_reward no_reward')
  })

  test.each([
    ['DaytonaError', '', 'infrastructure_exception'],
    ['CancelledError', '', 'infrastructure_exception'],
    [
      'EnvironmentStartTimeoutError',
      'Environment start timed out after 400.0 seconds',
      'infrastructure_exception',
    ],
    ['RateLimitError', '', 'infrastructure_exception'],
    ['RuntimeError', 'Docker compose command failed for environment x.', 'sandbox_message'],
    ['RuntimeError', 'Agent setup failed with exit code 137.', 'sandbox_message'],
    [
      'RuntimeError',
      "Model call failed at episode 21: Error code: 402 - {'message': 'requires more credits'}",
      'quota_message',
    ],
    ['RuntimeError', 'Error code: 429 - Too Many Requests', 'rate_limit_message'],
    ['RuntimeError', 'Error code: 401 - Invalid API key', 'auth_message'],
    ['RuntimeError', 'connect ECONNREFUSED 10.0.0.1:443', 'network_message'],
  ])('(c) infrastructure: %s %s', (type, message, rule) => {
    expect(thrown(type, message)).toBe(`infra_error ${rule}`)
  })

  test('(d) an agent that ended with an error, unless its output names a provider', () => {
    const command = "Command failed (exit 1): agent --task 'handle rate limit exceeded errors'"
    expect(thrown('NonZeroAgentExitCodeError', `${command}\nstdout: TypeError`, 4)).toBe(
      'agent_error agent_exit_code',
    )
    expect(
      thrown('NonZeroAgentExitCodeError', `${command}\nstdout: credit balance is too low`, 4),
    ).toBe('infra_error quota_message')
  })

  test.each([
    [0, 'infra_error exception_before_any_phase'],
    [1, 'infra_error exception_in_environment_setup'],
    [2, 'infra_error exception_in_agent_setup'],
    [3, 'agent_error exception_in_agent_execution'],
    [4, 'infra_error exception_in_verifier'],
  ])('(e) any other exception, by the last of %d phases', (phases, expected) => {
    expect(thrown('ValueError', 'odd', phases)).toBe(expected)
  })

  test('(e) a plain RuntimeError that speaks of a time-out is no AgentTimeoutError', () => {
    expect(thrown('RuntimeError', 'Command timed out after 900 seconds')).toBe(
      'agent_error exception_in_agent_execution',
    )
  })

  test('(f) an agent that never worked, though nobody raised an exception', () => {
    const silent = { reward: 0, tokensOut: null, hasAgentStep: false }
    expect(decide({ ...silent, failures: ['Quota exceeded. Check your plan.'] })).toBe(
      'infra_error silent_quota',
    )
    expect(decide({ ...silent, failures: ['stream closed'] })).toBe(
      'infra_error silent_failed_turn',
    )
    expect(decide({ ...silent, hasTrajectory: false, phases: ALL.slice(0, 2) })).toBe(
      'infra_error agent_never_started',
    )
    expect(decide(silent)).toBe('infra_error agent_never_acted')
  })

  test('(g) else fine: also when tokens are unknown, when a turn failed on the way, or when only the reward is told', () => {
    expect(decide({ reward: 0 })).toBe('ok completed')
    expect(decide({ reward: 0, tokensOut: null, hasTrajectory: false, hasAgentStep: false })).toBe(
      'ok completed',
    )
    expect(decide({ reward: 1, tokensOut: null, failures: ['rate limit exceeded'] })).toBe(
      'ok completed',
    )
    expect(
      decide({
        reward: 1,
        phases: [],
        knowsPhases: false,
        hasTrajectory: false,
        hasAgentStep: false,
        tokensOut: null,
      }),
    ).toBe('ok completed')
  })
})

describe('the end that the agent’s own log tells', () => {
  const refused = { ending: { failure: 'API Error: 402 no funds', event: 'result' }, endStep: 7 }
  const over = { ending: { failure: null, event: 'result' } }

  test.each<Partial<StatusFacts>>([
    { reward: 0 },
    { reward: 1 },
    { reward: null },
    { reward: 0, exceptionType: 'NonZeroAgentExitCodeError' },
    { exceptionType: 'AgentTimeoutError' },
    { exceptionType: 'RewardFileNotFoundError' },
    { reward: 0, exceptionType: 'ValueError', exceptionMessage: 'odd' },
  ])('is the provider’s whatever else happened: %o', (facts) => {
    expect(decide({ ...refused, ...facts })).toBe('infra_error ended_by_quota')
  })

  test('is quoted with its step', () => {
    expect(decideStatus({ ...FACTS, ...refused, reward: 0 })).toMatchObject({
      evidence: 'API Error: 402 no funds',
      step: 7,
    })
  })

  test('is the agent’s where no provider failed', () => {
    const gaveUp = { ending: { failure: 'error_max_turns', event: 'result' } }
    expect(decide({ ...gaveUp, reward: 0 })).toBe('ok completed')
    expect(decide({ ...gaveUp, exceptionType: 'NonZeroAgentExitCodeError' })).toBe(
      'agent_error agent_exit_code',
    )
  })

  test('wins over what the output of a failed command speaks of', () => {
    const exceptionMessage = 'Command failed (exit 137): agent\nstdout: rate limit exceeded'
    const failed = { exceptionType: 'NonZeroAgentExitCodeError', exceptionMessage }
    expect(decide(failed)).toBe('infra_error rate_limit_message')
    expect(decide({ ...failed, ...over })).toBe('agent_error agent_exit_code')
  })
})

test('evidence is one line of at most 300 characters', () => {
  const exceptionMessage = `a\n\n b${'x'.repeat(900)}`
  const { evidence } = decideStatus({ ...FACTS, exceptionType: 'ValueError', exceptionMessage })
  expect(evidence).toMatch(/^ValueError: a bx+$/)
  expect(evidence).toHaveLength(300)
})
