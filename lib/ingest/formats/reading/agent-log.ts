import type { SkillFact, Usage } from '@/lib/domain/step'
import type { StepDraft } from './step-draft'
import { sumUsage } from './sum-usage'

/** A skill that a log names outside of any step: in a catalogue, a mount message, a summary. */
export interface SkillSighting {
  readonly skill: string
  readonly fact: SkillFact
  /** The words of the log. */
  readonly text: string
}

/** How the agent's own log says that the run ended. */
export interface LogEnding {
  /** The words of what ended it; null where the agent came to an end of its own. */
  readonly failure: string | null
  /** The event that says so, as the log calls it: `result`, `turn.failed`, `api_error`. */
  readonly event: string
}

/** What an agent's own log says, whichever form it has. */
export interface AgentLog {
  /** Form of the log, for example `ATIF-v1.6` or `codex exec`. */
  readonly form: string
  readonly drafts: readonly StepDraft[]
  /** Sums over the whole log where the log has them. */
  readonly totals: Usage | null
  /** Sums that the log states and that are wrong: a summary beside it may repeat them. */
  readonly miscounted: Usage | null
  readonly model: string | null
  readonly effort: string | null
  readonly agentName: string | null
  readonly agentVersion: string | null
  readonly sightings: readonly SkillSighting[]
  /** Words of failed turns and errors that the agent itself reported, in order. */
  readonly failures: readonly string[]
  /** The last terminal event: what failed and was got over is none. Null where the log has none. */
  readonly ending: LogEnding | null
  /** The session's own id; null where the log has none. */
  readonly sessionId: string | null
  /** Readers that saw it, with their versions: `claude-code 2`. */
  readonly readers: readonly string[]
}

/** A log of which nothing but its form is known. */
export const emptyLog = (form: string): AgentLog => ({
  form,
  drafts: [],
  totals: null,
  miscounted: null,
  model: null,
  effort: null,
  agentName: null,
  agentVersion: null,
  sightings: [],
  failures: [],
  ending: null,
  sessionId: null,
  readers: [],
})

/** Of several logs of one run: a failure that one of them ends on, else what any says. */
export const joinEndings = (logs: readonly Pick<AgentLog, 'ending'>[]): LogEnding | null => {
  const told = logs.flatMap(({ ending }) => ending ?? [])
  return told.findLast(({ failure }) => failure !== null) ?? told.at(-1) ?? null
}

const isAgentDraft = ({ kind }: StepDraft): boolean =>
  kind === 'thought' || kind === 'message' || kind === 'tool'

/** Whether the log holds anything that the agent itself did. */
export const hasAgentStep = (log: AgentLog): boolean => log.drafts.some(isAgentDraft)

/** Null for what is no count: missing, or the 0 of a program that does not count. */
export const countOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null

/** A string, else null. */
export const stringOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** What a log cost as a whole: its own sums, else those of its steps without repeated context. */
export const usageOfLog = ({ totals, drafts }: Pick<AgentLog, 'totals' | 'drafts'>): Usage => {
  const summed = sumUsage(drafts.map(({ isCopied, usage }) => (isCopied ? null : usage)))
  return {
    input: totals?.input ?? summed.input,
    cached: totals?.cached ?? summed.cached,
    output: totals?.output ?? summed.output,
    costUsd: totals?.costUsd ?? summed.costUsd,
  }
}
