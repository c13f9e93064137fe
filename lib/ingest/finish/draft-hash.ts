import { createHash } from 'node:crypto'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'

/** Hash of a draft whose reader gives none: of all it says, but for where it lay. */
export const draftHash = (draft: TrialDraft): string => {
  const { root: _root, file: _file, sources: _sources, problems: _problems, ...rest } = draft
  const { isTaskFromPlace: _isTaskFromPlace, ...said } = rest
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
}
