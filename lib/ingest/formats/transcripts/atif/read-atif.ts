import type { Usage } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { positive, readStep, readFields, type AtifStep } from './atif-steps'
import { liftAtif } from './atif-versions'
import { giveOutput, toolResultOf, withoutLate } from './late-results'
import { list, number, object, text } from '@/lib/ingest/formats/reading/log-fields'

// The Agent Trajectory Interchange Format (ATIF), versions 1.0 to 1.7, as Harbor and its agents
// write it. Defined by Harbor's RFC 0001. What we lose: token ids, log probabilities, tool
// definitions and the bytes of images.
const readTrajectory = object({
  schema_version: text,
  session_id: text,
  trajectory_id: text,
  agent: object({ name: text, version: text, model_name: text }),
  steps: list,
  final_metrics: object({
    total_prompt_tokens: number,
    total_completion_tokens: number,
    total_cached_tokens: number,
    total_cost_usd: number,
  }),
  continued_trajectory_ref: text,
  subagent_trajectories: list,
})

/** One ATIF document, read: its steps, and what it points to. */
export interface AtifDocument {
  readonly version: string | null
  readonly agentName: string | null
  readonly agentVersion: string | null
  readonly modelName: string | null
  readonly trajectoryId: string | null
  readonly sessionId: string | null
  readonly steps: readonly AtifStep[]
  readonly totals: Usage | null
  readonly continuedIn: string | null
  readonly subagents: readonly AtifDocument[]
  /** Steps that were no objects. */
  readonly unreadable: number
}

/** Whether a parsed file looks like ATIF: it says so, or has steps with sources. */
export const isAtif = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(value.steps) &&
  (typeof value.schema_version === 'string'
    ? value.schema_version.startsWith('ATIF')
    : value.steps.some((step) => isRecord(step) && typeof step.source === 'string'))

const readSteps = (raws: readonly unknown[], isTerminus: boolean) => {
  const steps: AtifStep[] = []
  let unreadable = 0
  for (const [index, raw] of raws.entries()) {
    const step = readFields(raw)
    if (step === null) {
      unreadable += 1
      continue
    }
    const result = toolResultOf(step)
    if (result && giveOutput(steps, result)) continue
    steps.push(readStep(withoutLate(step, steps), index, isTerminus))
  }
  return { steps, unreadable }
}

/** Reads one ATIF document of any version. Null when it is none. */
export const readAtif = (value: unknown, depth = 0): AtifDocument | null => {
  if (!isAtif(value) || depth > 5) return null
  const document = readTrajectory(liftAtif(value as Record<string, unknown>))
  if (document === null) return null
  const { agent, final_metrics: totals } = document
  const isTerminus = agent?.name?.startsWith('terminus') ?? false
  const { steps, unreadable } = readSteps(document.steps, isTerminus)
  return {
    version: document.schema_version,
    agentName: agent?.name ?? null,
    agentVersion: agent?.version ?? null,
    modelName: agent?.model_name ?? null,
    trajectoryId: document.trajectory_id,
    sessionId: document.session_id,
    steps,
    unreadable,
    totals: totals && {
      input: positive(totals.total_prompt_tokens),
      output: positive(totals.total_completion_tokens),
      cached: totals.total_cached_tokens,
      costUsd: positive(totals.total_cost_usd),
    },
    continuedIn: document.continued_trajectory_ref,
    subagents: document.subagent_trajectories.flatMap((one) => readAtif(one, depth + 1) ?? []),
  }
}
