import type { InStatement } from '@libsql/client'
import { followChanges } from '@/db/writes/follow-changes'
import { fields, jsonRows } from '@/db/writes/json-rows'
import { CHANGE_KINDS, type CarriedChange } from '@/lib/domain/review-change'
import { shortHash, trialUid } from '@/lib/ingest/finish/trial-identity'
import { carriedUid } from './carried-uid'

const COLUMNS = [
  ...['kind', 'subject', 'before', 'after', 'reason', 'author'],
  ...['created_at', 'undone_at', 'undone_by'],
]

// Of two changes that stand over one subject the one that is here stays.
const ADD = `
  INSERT INTO review_change (experiment_id, uid, ${COLUMNS.join(', ')})
  SELECT :experimentId, ${carriedUid('review_change')}, ${fields(...COLUMNS)}
  FROM json_each(:rows) WHERE true ON CONFLICT DO NOTHING`

/** Statements that store what reviewers changed elsewhere, and make what is here already follow. */
export function changeStatements(
  { experimentId, originSlug }: { readonly experimentId: number; readonly originSlug: string },
  changes: readonly CarriedChange[],
): InStatement[] {
  const rows = changes.map(({ uid, subject, createdAt, undoneAt, undoneBy, ...change }) => ({
    ...change,
    uid,
    copy: shortHash(`${originSlug}\0${uid}`),
    subject: 'task' in subject ? subject.task : trialUid(originSlug, subject.logId),
    created_at: createdAt,
    undone_at: undoneAt,
    undone_by: undoneBy,
  }))
  const follow = CHANGE_KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind).map(({ subject }) => subject)
    return own.length > 0 ? followChanges(experimentId, kind, own) : []
  })
  return [
    ...jsonRows(rows).map((some) => ({ sql: ADD, args: { experimentId, rows: some } })),
    ...follow,
  ]
}
