import type { Attachment } from '@/lib/domain/step'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentOf } from '@/lib/ingest/formats/reading/content-parts'
import { withOutput } from '@/lib/ingest/formats/reading/step-draft'
import { unwrapOutput, type AtifRawStep, type AtifStep } from './atif-steps'

// What a tool returned may stand in a later step than its call. It goes back to the call.

interface LateResult {
  readonly callId: string | null
  readonly output: string
  readonly attachments: readonly Attachment[]
  readonly durationMs: number | null
}

/** openclaw puts what a tool returned into a following agent step: it goes back to its call. */
export const toolResultOf = (step: AtifRawStep): LateResult | null => {
  if (step.extra?.openclaw_role !== 'toolResult' || step.tool_calls.length > 0) return null
  const callId = step.extra.tool_call_id
  const results = step.observation?.results ?? []
  const took = step.extra.exec_duration_ms
  const contents = results.flatMap((raw) => (isRecord(raw) ? [contentOf(raw.content)] : []))
  return {
    callId: typeof callId === 'string' ? callId : null,
    output: contents.map(({ text: shown }) => shown).join('\n') || contentOf(step.message).text,
    attachments: contents.flatMap(({ attachments }) => attachments),
    durationMs: typeof took === 'number' && Number.isFinite(took) && took >= 0 ? took : null,
  }
}

export const giveOutput = (steps: AtifStep[], result: LateResult): boolean => {
  for (let at = steps.length - 1; at >= 0 && at >= steps.length - 30; at -= 1) {
    const { drafts, refs } = steps[at]!
    const index = drafts.findIndex(
      ({ tool }) =>
        tool !== null &&
        tool.output === null &&
        (result.callId === null || tool.callId === result.callId),
    )
    if (index < 0) continue
    const mended = drafts.map((draft, place) =>
      place === index
        ? {
            ...draft,
            tool: withOutput(draft.tool!, result.output),
            attachments: [...draft.attachments, ...result.attachments],
            durationMs: result.durationMs,
          }
        : draft,
    )
    steps[at] = { drafts: mended, refs }
    return true
  }
  return false
}

/** A step without the results of calls of earlier ones, which go back to their calls. */
export const withoutLate = (step: AtifRawStep, steps: AtifStep[]): AtifRawStep => {
  const { observation } = step
  if (observation === null || observation.results.length === 0) return step
  const own = new Set(step.tool_calls.flatMap((raw) => (isRecord(raw) ? [raw.tool_call_id] : [])))
  const results = observation.results.filter((raw) => {
    const callId = isRecord(raw) ? raw.source_call_id : null
    if (typeof callId !== 'string' || own.has(callId) || !isRecord(raw)) return true
    const { text: shown, attachments } = contentOf(raw.content)
    const late = { callId, output: unwrapOutput(shown).output, attachments, durationMs: null }
    return raw.subagent_trajectory_ref !== undefined || !giveOutput(steps, late)
  })
  return results.length === observation.results.length
    ? step
    : { ...step, observation: { results } }
}
