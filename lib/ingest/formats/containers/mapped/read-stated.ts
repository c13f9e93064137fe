import type { MappedExample } from '@/lib/domain/folder-mapping'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'

/** What a draft says in short, before anything is decided. */
export const readStated = (draft: TrialDraft): MappedExample => {
  const scores = Object.entries(draft.rewards ?? {})
  return {
    path: draft.file ?? '',
    task: draft.taskName,
    condition: draft.condition?.stated?.name ?? null,
    model: draft.models?.find((model) => model) ?? null,
    // Of several scores none is chosen yet.
    reward: scores.length > 1 ? null : (draft.reward ?? null),
  }
}
