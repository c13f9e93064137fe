import type { InStatement } from '@libsql/client'
import { fields, jsonRows, sqlJson } from '@/db/writes/json-rows'
import { SEEN_IMPORTS } from '@/db/writes/mark-tasks'
import type {
  CarriedMark,
  CarriedNote,
  CarriedReview,
  CarriedTrial,
} from '@/lib/domain/carried-review'
import { findMentions } from '@/lib/domain/mention'
import { MOST_NOTES } from '@/lib/domain/note'
import { MOST_VIEWS, type CarriedView } from '@/lib/domain/saved-view'
import { shortHash, trialUid } from '@/lib/ingest/finish/trial-identity'
import { carriedUid } from './carried-uid'

/** Where it comes to. */
interface Target {
  readonly experimentId: number
  readonly importId: number
  readonly originSlug: string
}

const NOTE = [
  ...['place', 'task', 'trial', 'other_trial', 'step', 'row', 'skill', 'version', 'text'],
  ...['mentions', 'author', 'created_at', 'edited_at', 'resolved_at', 'resolved_by'],
]
const ADD_NOTES = `
  INSERT INTO note (experiment_id, uid, ${NOTE.join(', ')})
  SELECT :experimentId, ${carriedUid('note')}, ${fields(...NOTE)} FROM json_each(:rows)
  WHERE (SELECT count(*) FROM note WHERE experiment_id = :experimentId) + key < ${MOST_NOTES} ON CONFLICT DO NOTHING`

const VIEW = ['name', 'path', 'author', 'created_at']
const ADD_VIEWS = `
  INSERT INTO saved_view (experiment_id, uid, is_shared, ${VIEW.join(', ')})
  SELECT :experimentId, ${carriedUid('saved_view')}, 1, ${fields(...VIEW)} FROM json_each(:rows)
  WHERE (SELECT count(*) FROM saved_view WHERE experiment_id = :experimentId) + key < ${MOST_VIEWS} ON CONFLICT DO NOTHING`

// The trials that come with it were looked through, and those that are here already.
const ADD_MARK = `
  INSERT INTO task_mark (experiment_id, task, author, marked_at, seen_imports)
  VALUES (:experimentId, :task, :author, :markedAt, iif(:hasNewTrials, '[]',
    (SELECT json_group_array(id) FROM (${SEEN_IMPORTS} UNION SELECT :importId))))
  ON CONFLICT DO NOTHING`

const uidOf = (originSlug: string, trial: CarriedTrial | null) =>
  trial && ('logId' in trial ? trialUid(originSlug, trial.logId) : trial.uid)

function noteRow(originSlug: string, note: CarriedNote) {
  const { uid, otherTrial, trial, createdAt, editedAt, resolvedAt, resolvedBy, ...rest } = note
  return {
    ...rest,
    uid,
    copy: shortHash(`${originSlug}\0${uid}`),
    trial: uidOf(originSlug, trial),
    other_trial: uidOf(originSlug, otherTrial),
    mentions: sqlJson(findMentions(note.text)),
    ...{ created_at: createdAt, edited_at: editedAt },
    ...{ resolved_at: resolvedAt, resolved_by: resolvedBy },
  }
}

const viewRow = (originSlug: string, { uid, createdAt, ...view }: CarriedView) => ({
  ...{ ...view, uid, copy: shortHash(`${originSlug}\0${uid}`), created_at: createdAt },
})

const markStatement = (
  { experimentId, importId }: Target,
  { hasNewTrials, ...mark }: CarriedMark,
): InStatement => ({
  sql: ADD_MARK,
  args: { experimentId, importId, ...mark, hasNewTrials: hasNewTrials ? 1 : 0 },
})

/** Statements that store what reviewers said and kept elsewhere. */
export function reviewStatements(target: Target, reviews: readonly CarriedReview[]): InStatement[] {
  const { experimentId, originSlug } = target
  const add = (sql: string) => (rows: string) => ({ sql, args: { experimentId, rows } })
  const notes = reviews.flatMap((one) => (one.kind === 'note' ? [one.note] : []))
  const views = reviews.flatMap((one) => (one.kind === 'view' ? [one.view] : []))
  return [
    ...jsonRows(notes.map((note) => noteRow(originSlug, note))).map(add(ADD_NOTES)),
    ...jsonRows(views.map((view) => viewRow(originSlug, view))).map(add(ADD_VIEWS)),
    ...reviews.flatMap((one) => (one.kind === 'mark' ? [markStatement(target, one.mark)] : [])),
  ]
}
