import type { Usage } from '@/lib/domain/step'
import { countOrNull } from './agent-log'
import { isRecord } from './bundle-reader'

// Tokens as providers and harnesses count them. Ours is: `input` includes what was cached.

const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null

const known = (usage: Usage): Usage | null =>
  usage.input === null && usage.output === null ? null : usage

/** Counts of which the input leaves out what was read from the cache and written to it. */
export const usageBesideCache = (parts: {
  readonly fresh: unknown
  readonly read: unknown
  readonly written?: unknown
  readonly output: unknown
  readonly costUsd?: unknown
}): Usage | null => {
  const inputs = [count(parts.fresh), count(parts.read), count(parts.written)]
  const isCounted = inputs.some((one) => one !== null)
  return known({
    input: isCounted ? countOrNull(inputs.reduce<number>((sum, one) => sum + (one ?? 0), 0)) : null,
    cached: count(parts.read),
    output: countOrNull(parts.output),
    costUsd: countOrNull(parts.costUsd),
  })
}

/** Counts of which the input includes what was cached. */
export const usageWithCache = (parts: {
  readonly input: unknown
  readonly cached: unknown
  readonly output: unknown
  readonly costUsd?: unknown
}): Usage | null =>
  known({
    input: countOrNull(parts.input),
    cached: count(parts.cached),
    output: countOrNull(parts.output),
    costUsd: countOrNull(parts.costUsd),
  })

/** `usage` of a reply of the OpenAI, Anthropic or LiteLLM kind. */
export const usageOfReply = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  if ('prompt_tokens' in value) {
    const details = isRecord(value.prompt_tokens_details) ? value.prompt_tokens_details : {}
    return usageWithCache({
      input: value.prompt_tokens,
      cached: details.cached_tokens ?? value.cache_read_tokens,
      output: value.completion_tokens,
    })
  }
  const details = isRecord(value.input_tokens_details) ? value.input_tokens_details : null
  if (details)
    return usageWithCache({
      input: value.input_tokens,
      cached: details.cached_tokens,
      output: value.output_tokens,
    })
  return usageBesideCache({
    fresh: value.input_tokens,
    read: value.cache_read_input_tokens,
    written: value.cache_creation_input_tokens,
    output: value.output_tokens,
  })
}

/** What OpenHands sums for one model. */
export const usageOfMetrics = (value: unknown): Usage | null => {
  if (!isRecord(value)) return null
  const tokens = isRecord(value.accumulated_token_usage) ? value.accumulated_token_usage : {}
  return usageWithCache({
    input: tokens.prompt_tokens,
    cached: tokens.cache_read_tokens,
    output: tokens.completion_tokens,
    costUsd: value.accumulated_cost,
  })
}
