import type { Step } from './step'

/** Tool calls of a trial and how many of them failed. Null is unknown. */
export interface ToolCounts {
  readonly toolCalls: number | null
  readonly toolErrors: number | null
}

export const NO_TOOL_COUNTS: ToolCounts = { toolCalls: null, toolErrors: null }

/**
 * Counts the tool calls of a trajectory, repeated context left out. Where a log says of no call
 * whether it failed, the failures are unknown, not 0.
 */
export function countTools(steps: readonly Pick<Step, 'tool' | 'kind' | 'isCopied'>[]): ToolCounts {
  const calls = steps.filter(({ kind, isCopied }) => kind === 'tool' && !isCopied)
  const told = calls.filter(({ tool }) => typeof tool?.isError === 'boolean')
  const isSilent = calls.length > 0 && told.length === 0
  return {
    toolCalls: calls.length,
    toolErrors: isSilent ? null : told.filter(({ tool }) => tool?.isError === true).length,
  }
}
