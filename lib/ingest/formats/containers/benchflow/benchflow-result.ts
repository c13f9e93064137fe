import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'

// BenchFlow (the newer SkillsBench harness) writes a result.json of its own: rewards at the top,
// `agent` and `model` as names, errors as text, phases as seconds without times. Lifted to Harbor's
// shape here, so that everything after it reads one. Early files lack skill_*, tokens and cost.

type Fields = Record<string, unknown>

const isBenchflow = (value: Fields): boolean =>
  !('agent_info' in value) && 'task_name' in value && ('rewards' in value || 'agent' in value)

// What it noticed, strongest first, as the exception that Harbor would have named.
const INFOS = [
  ['agent_timeout_info', 'AgentTimeoutError'],
  ['idle_timeout_info', 'AgentTimeoutError'],
  ['sandbox_startup_info', 'SandboxStartupError'],
  ['transport_error_info', 'NetworkError'],
  ['api_error_info', 'ProviderApiError'],
  ['verifier_timeout_info', 'VerifierTimeoutError'],
] as const

const CATEGORIES = new Map([
  ['timeout', 'AgentTimeoutError'],
  ['agent_timeout', 'AgentTimeoutError'],
  ['sandbox', 'SandboxStartupError'],
  ['infra', 'SandboxStartupError'],
  ['network', 'NetworkError'],
  ['api', 'ProviderApiError'],
])

const exceptionOf = (value: Fields): Fields | null => {
  const message = [value.error, value.verifier_error].find((one) => typeof one === 'string')
  const info = INFOS.find(([key]) => isRecord(value[key]))
  if (message === undefined && info === undefined) return null
  const category = typeof value.error_category === 'string' ? value.error_category : ''
  const isVerifier = typeof value.error !== 'string' && typeof value.verifier_error === 'string'
  const type =
    info?.[1] ?? CATEGORIES.get(category) ?? (isVerifier ? 'VerifierError' : 'RolloutError')
  return { exception_type: type, exception_message: message ?? info?.[0] ?? '' }
}

const tokensOf = (value: Fields): Fields | null => {
  const given = isRecord(value.agent_result) ? value.agent_result : null
  if (given === null) return null
  const total = typeof given.total_tokens === 'number' ? given.total_tokens : null
  const output = typeof given.n_output_tokens === 'number' ? given.n_output_tokens : 0
  const input = typeof given.n_input_tokens === 'number' ? given.n_input_tokens : null
  // Some sources count the cache twice; then input alone exceeds the total.
  const mended = total !== null && input !== null && input > total ? total - output : input
  return { ...given, n_input_tokens: mended, n_cache_tokens: given.n_cache_read_tokens ?? null }
}

const phaseOf = (timing: unknown, name: string): Fields | null => {
  const seconds = isRecord(timing) ? timing[name] : null
  return typeof seconds === 'number' ? { duration_sec: seconds } : null
}

/** A BenchFlow result in Harbor's shape; anything else as it is. */
export const liftBenchflow = (value: Fields): Fields => {
  if (!isBenchflow(value)) return value
  return {
    ...value,
    trial_name: value.trial_name ?? value.rollout_name ?? null,
    task_checksum: value.task_digest ?? null,
    source: null,
    config: null,
    agent_info: {
      name: value.agent ?? null,
      version: null,
      model_info: { name: value.model ?? null, provider: null },
    },
    agent_result: tokensOf(value),
    verifier_result: isRecord(value.rewards) ? { rewards: value.rewards } : null,
    exception_info: exceptionOf(value),
    environment_setup: phaseOf(value.timing, 'environment_setup'),
    agent_setup: phaseOf(value.timing, 'agent_setup'),
    agent_execution: phaseOf(value.timing, 'agent_execution'),
    verifier: phaseOf(value.timing, 'verifier'),
  }
}
