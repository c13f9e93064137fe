import type { Step } from '@/lib/domain/step'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'

// Each field by name: readers make drafts in many ways, and a copy with all of an object's fields is
// several times slower where objects differ in how they were made. From here on all steps are alike.
const stepAt = (draft: StepDraft, number: number): Step => {
  const step: Step = {
    number,
    turn: draft.turn,
    kind: draft.kind,
    agent: draft.agent,
    text: draft.text,
    tool: draft.tool,
    at: draft.at,
    durationMs: draft.durationMs,
    model: draft.model,
    usage: draft.usage,
    attachments: draft.attachments,
    skillMarks: [],
    isCopied: draft.isCopied,
  }
  return draft.isAbandoned === undefined ? step : { ...step, isAbandoned: draft.isAbandoned }
}

/** Gives steps their places. */
export const numberSteps = (drafts: readonly StepDraft[]): Step[] =>
  drafts.map((draft, index) => stepAt(draft, index + 1))
