import { z } from 'zod'
import { CONDITION_KINDS } from '@/lib/domain/condition'
import type { GivenCondition } from '@/lib/domain/import'
import {
  CHANGE_KINDS,
  MOST_DOMAIN,
  MOST_REASON,
  type CarriedChange,
} from '@/lib/domain/review-change'
import { MOST_AUTHOR } from '@/lib/domain/note'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'
import { number, text } from '@/lib/ingest/formats/reading/lenient'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'

// What a reviewer changed, as an export says it. One that is not what a reviewer could have said is no
// change: it would move numbers.

const name = z.string().min(1).max(2000)
const moment = z.iso.datetime().transform((at) => Date.parse(at))

/** Somebody's name; what is none is not known. */
const personName = z.string().min(1).max(MOST_AUTHOR).nullable().catch(null).default(null)

const changeLine = z.object({
  uid: z.string().regex(/^[\w-]{1,40}$/),
  changeKind: z.enum(CHANGE_KINDS),
  logId: text,
  task: text,
  before: text,
  after: text,
  reason: z.string().min(1).max(MOST_REASON),
  createdAt: moment,
  undoneAt: moment.nullable(),
  author: personName,
  undoneBy: personName,
})

const condition = z.object({ kind: z.enum(CONDITION_KINDS), key: name, label: name, round: number })

type Line = z.infer<typeof changeLine>

/** The value as it is stored; undefined where it is none of its kind. */
function afterOf({ changeKind, after }: Line): string | null | undefined {
  switch (changeKind) {
    case 'exclude':
      return null
    case 'domain':
      return after !== null && after.length <= MOST_DOMAIN ? after : undefined
    case 'status':
      return TRIAL_STATUSES.find((one) => one === after)
    case 'condition': {
      const parsed = condition.safeParse(parseJson(after ?? '')?.value)
      return parsed.success ? JSON.stringify(parsed.data satisfies GivenCondition) : undefined
    }
  }
}

/** A change that a line holds; null: none. */
export function readChange(value: unknown): CarriedChange | null {
  const { data } = changeLine.safeParse(value)
  if (!data) return null
  const { uid, changeKind: kind, logId, task, before, reason, createdAt, undoneAt } = data
  const { author, undoneBy } = data
  const after = afterOf(data)
  const subject =
    kind === 'domain' ? (task === null ? null : { task }) : logId === null ? null : { logId }
  if (after === undefined || subject === null) return null
  return { uid, kind, subject, before, after, reason, author, undoneBy, createdAt, undoneAt }
}
