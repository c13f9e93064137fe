import { z } from 'zod'
import { CHANGE_KINDS, type ChangeValue } from '@/lib/domain/review-change'
import { parseCondition } from '@/lib/domain/parse-condition'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'
import type { NewChange } from './review-changes'

const SHAPE = z.object({
  kind: z.enum(CHANGE_KINDS),
  trials: z.array(z.string()).optional(),
  tasks: z.array(z.string()).optional(),
  /** What it is: of a condition as at import, `curated: without scripts`. */
  to: z.string().optional(),
  reason: z.string(),
})

function valueOf(kind: ChangeValue['kind'], to: string): ChangeValue | string {
  switch (kind) {
    case 'exclude':
      return { kind }
    case 'domain':
      return { kind, domain: to.trim() }
    case 'condition': {
      const condition = parseCondition(to)
      return condition ? { kind, condition } : `“${to}” is no condition.`
    }
    case 'status': {
      const status = TRIAL_STATUSES.find((one) => one === to)
      return status ? { kind, status } : `“${to}” is no status: ${TRIAL_STATUSES.join(', ')}.`
    }
  }
}

/** A change as a form or a request says it: `{kind, trials | tasks, to, reason}`; a sentence when it is none. */
export function parseChange(value: unknown): NewChange | string {
  const parsed = SHAPE.safeParse(value)
  if (!parsed.success)
    return 'A change is {kind: exclude | condition | status | domain, trials or tasks: […], to, reason}.'
  const { kind, trials, tasks, to = '', reason } = parsed.data
  const found = valueOf(kind, to)
  if (typeof found === 'string') return found
  const subjects = (kind === 'domain' ? tasks : trials) ?? []
  return { subjects, value: found, reason }
}
