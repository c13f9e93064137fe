import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { RuledTrial } from './apply-rules'
import { findModel, type FoundModel } from './find-model'

/** The model as the log alone names it. */
export const modelOf = (draft: TrialDraft): FoundModel =>
  findModel([...(draft.models ?? []), draft.log?.model], draft.modelFolders ?? [])

/** The harness as the log alone names it. */
export const harnessOf = (draft: TrialDraft): string | null =>
  draft.harness ?? draft.log?.agentName ?? null

/** Model and harness: what a rule set, else what the log says. */
export function configurationOf(
  draft: TrialDraft,
  { model: set }: Pick<RuledTrial, 'model'>,
  note: (code: 'model_unknown' | 'harness_unknown', detail: string) => void,
) {
  const found = modelOf(draft)
  const model = set ?? found.model
  const harness = harnessOf(draft)
  if (model === null) note('model_unknown', 'the log names no model')
  if (harness === null) note('harness_unknown', 'the log names no agent')
  return { ...found, model, harness }
}
