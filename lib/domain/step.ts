import type { Json } from './json'

/** What a step is. A tool call carries its observation. */
export const STEP_KINDS = [
  'system',
  'user',
  'thought',
  'message',
  'tool',
  'compaction',
  'error',
] as const

export type StepKind = (typeof STEP_KINDS)[number]

/** What a tool does, whatever its name in a harness. */
export const TOOL_CATEGORIES = [
  'shell',
  'read',
  'write',
  'edit',
  'search',
  'web',
  'skill',
  'plan',
  'agent',
  'other',
] as const

export type ToolCategory = (typeof TOOL_CATEGORIES)[number]

/** One call of a tool with what came back. */
export interface ToolCall {
  /** The tool's name in the log. */
  readonly name: string
  readonly category: ToolCategory
  readonly callId: string | null
  /** The arguments as the log has them; a string where they were no JSON. */
  readonly arguments: Json
  /** The shell command or keystrokes, where the category is `shell`. */
  readonly command: string | null
  /** The file it reads, writes or edits, where one is named. */
  readonly path: string | null
  /** What came back as text; null when the log holds no observation. */
  readonly output: string | null
  readonly exitCode: number | null
  /** True when the log says the call failed or the exit code is not 0; null when it does not say. */
  readonly isError: boolean | null
}

/** Something a step carries that is not text: named, never stored. */
export interface Attachment {
  readonly kind: 'image' | 'recording' | 'file'
  readonly name: string
  readonly mediaType: string | null
  readonly bytes: number | null
}

/** Tokens and cost of one model call. `input` includes `cached`. Null is unknown, never 0. */
export interface Usage {
  readonly input: number | null
  readonly cached: number | null
  readonly output: number | null
  readonly costUsd: number | null
}

/** The four facts of skill use, weakest first. */
export const SKILL_FACTS = ['offered', 'loaded', 'read', 'executed'] as const

export type SkillFact = (typeof SKILL_FACTS)[number]

/** A step at which a skill was loaded, read or executed. */
export interface SkillMark {
  readonly skill: string
  readonly fact: SkillFact
}

/** Stands between a sub-agent and one that it called: `surveyor › reader`. */
export const AGENT_WITHIN = ' › '

/** How deep a step lies in sub-agents: 0 for the main agent. */
export const agentDepth = (agent: string | null): number =>
  agent === null ? 0 : agent.split(AGENT_WITHIN).length

/**
 * One step of a trajectory: a message, a thought, or a tool call with its observation.
 * The one type from adapter to screen.
 */
export interface Step {
  /** 1-based place in the trajectory; the permalink `#step-12`. Same bytes, same numbers. */
  readonly number: number
  /** The log's own step or turn that this came from; several steps may share one. */
  readonly turn: number | null
  readonly kind: StepKind
  /** Name of the sub-agent it belongs to, below those that called it (AGENT_WITHIN); null for the main agent. */
  readonly agent: string | null
  /** The text of a message or thought; for a tool call what was said with it, or ''. */
  readonly text: string
  readonly tool: ToolCall | null
  /** ISO 8601 as far as the log knows; a naive time stays without zone. */
  readonly at: string | null
  readonly durationMs: number | null
  readonly model: string | null
  /** On the first step of a turn only, so that a sum over steps counts each call once. */
  readonly usage: Usage | null
  readonly attachments: readonly Attachment[]
  readonly skillMarks: readonly SkillMark[]
  /** True for context repeated from an earlier file; shown folded, never counted. */
  readonly isCopied: boolean
  /**
   * True on a branch that was left: the conversation went back before it and on another way. It
   * happened and cost its tokens, but it is no step of the way to the result. Absent: it is not.
   */
  readonly isAbandoned?: boolean
}

/** Steps on the way to the result: those of branches that were left do not count. */
export const countSteps = (steps: readonly Pick<Step, 'isAbandoned'>[]): number =>
  steps.filter((step) => step.isAbandoned !== true).length
