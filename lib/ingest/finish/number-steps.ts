import type { Step } from '@/lib/domain/step'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'

/** Gives steps their places. */
export const numberSteps = (drafts: readonly StepDraft[]): Step[] =>
  drafts.map((draft, index) => ({ ...draft, number: index + 1, skillMarks: [] }))
