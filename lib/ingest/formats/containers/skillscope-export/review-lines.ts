import { z } from 'zod'
import type { CarriedNote, CarriedReview } from '@/lib/domain/carried-review'
import { MOST_AUTHOR, MOST_NOTE, NOTE_PLACES, stepsOfRow } from '@/lib/domain/note'
import { isViewPath, MOST_VIEW_NAME } from '@/lib/domain/saved-view'
import { text } from '@/lib/ingest/formats/reading/lenient'

// What reviewers said and kept, as an export says it. What does not say what it is about is none.

const name = z.string().min(1).max(2000)
const uid = z.string().regex(/^[\w-]{1,40}$/)
const moment = z.iso.datetime().transform((at) => Date.parse(at))
const author = z.string().max(MOST_AUTHOR).catch('')
const trial = z
  .union([z.object({ logId: name }), z.object({ uid })])
  .nullable()
  .catch(null)

const noteLine = z.object({
  uid,
  place: z.enum(NOTE_PLACES),
  task: text,
  trial,
  otherTrial: trial,
  step: z.number().int().positive().nullable().catch(null),
  row: text,
  skill: text,
  version: text,
  text: z.string().min(1).max(MOST_NOTE),
  author,
  createdAt: moment,
  editedAt: moment.nullable(),
  resolvedAt: moment.nullable(),
  resolvedBy: author.nullable(),
})

/** Whether a note names what its place needs. */
function isPlaced({ place, task, trial: one, otherTrial, step, row, skill }: CarriedNote): boolean {
  switch (place) {
    case 'experiment':
      return true
    case 'task':
      return task !== null
    case 'skill':
      return skill !== null
    case 'trial':
      return one !== null
    case 'step':
      return one !== null && step !== null
    case 'row':
      return one !== null && otherTrial !== null && stepsOfRow(row ?? '') !== null
  }
}

const markLine = z.object({
  task: name,
  author,
  markedAt: moment,
  hasNewTrials: z.boolean().catch(true),
})

const viewLine = z.object({
  uid,
  name: z.string().min(1).max(MOST_VIEW_NAME),
  path: z.string().refine(isViewPath),
  author,
  createdAt: moment,
})

/** What a line of a kind holds; null: nothing that can be read, or another kind. */
export function readReview(value: Readonly<Record<string, unknown>>): CarriedReview | null {
  switch (value.kind) {
    case 'note': {
      const { data } = noteLine.safeParse(value)
      return data && isPlaced(data) ? { kind: 'note', note: data } : null
    }
    case 'reviewed': {
      const { data } = markLine.safeParse(value)
      return data ? { kind: 'mark', mark: data } : null
    }
    case 'view': {
      const { data } = viewLine.safeParse(value)
      return data ? { kind: 'view', view: data } : null
    }
    default:
      return null
  }
}
