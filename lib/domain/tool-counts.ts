import type { Step } from './step'

/** Tool calls of a trial and how many of them failed. Null is unknown. */
export interface ToolCounts {
  readonly toolCalls: number | null
  readonly toolErrors: number | null
}

export const NO_TOOL_COUNTS: ToolCounts = { toolCalls: null, toolErrors: null }

/** What counting needs to know of a step. */
export type CountedStep = Pick<Step, 'tool' | 'kind' | 'isCopied' | 'isAbandoned'>

/**
 * Counts the tool calls of a trajectory, repeated context and branches that were left aside. Where a log says of no call
 * whether it failed, the failures are unknown, not 0.
 */
export function countTools(steps: readonly CountedStep[]): ToolCounts {
  const calls = steps.filter(
    ({ kind, isCopied, isAbandoned }) => kind === 'tool' && !isCopied && isAbandoned !== true,
  )
  const told = calls.filter(({ tool }) => typeof tool?.isError === 'boolean')
  const isSilent = calls.length > 0 && told.length === 0
  return {
    toolCalls: calls.length,
    toolErrors: isSilent ? null : told.filter(({ tool }) => tool?.isError === true).length,
  }
}
