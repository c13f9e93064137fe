/**
 * What a provider refuses or fails at: money or a plan's limit is used up, too many requests, no
 * room, no access, no such model, no connection. Never the agent's doing.
 */
export const PROVIDER_FAILURES = [
  'quota',
  'rate_limit',
  'capacity',
  'auth',
  'model',
  'network',
] as const

export type ProviderFailure = (typeof PROVIDER_FAILURES)[number]

/** Rules of `infra_error` that say it was the provider: see docs/formats.md, "Status". */
export const PROVIDER_RULES: readonly string[] = PROVIDER_FAILURES.flatMap((failure) => [
  `ended_by_${failure}`,
  `silent_${failure}`,
  `${failure}_message`,
])
