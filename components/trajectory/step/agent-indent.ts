import { agentDepth } from '@/lib/domain/step'

/** Pixels by which a sub-agent stands to the right of the one that called it. */
export const AGENT_INDENT = 12

const MOST_DEEP = 5

export const agentIndent = (agent: string | null): number =>
  Math.min(MOST_DEEP, agentDepth(agent)) * AGENT_INDENT
