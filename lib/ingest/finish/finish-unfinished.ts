import type { LogProblem } from '@/lib/domain/problem'
import type { UnfinishedTrial } from '@/lib/ingest/formats/reading/trial-draft'
import { inferCondition } from './infer-condition'

/** The problem that stands for a trial without a result: what it would have been, as far as it tells. */
export const finishUnfinished = ({
  file,
  detail,
  taskName,
  condition,
}: UnfinishedTrial): LogProblem => {
  if (!taskName) return { code: 'trial_without_result', file, detail }
  const { label, kind } = inferCondition({ ...condition, firstPrompt: null, skillRead: null })
  const named = kind === 'unknown' ? '' : `, ${label}`
  return {
    code: 'trial_without_result',
    file,
    detail: `${detail}; config.json names task ${taskName.slice(0, 200)}${named}`,
  }
}
