import type { Db } from '@/db/open-database'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import { followChanges } from '@/db/writes/follow-changes'
import {
  MOST_DOMAIN,
  MOST_REASON,
  type ChangeKind,
  type ChangeValue,
} from '@/lib/domain/review-change'
import { newUid } from './new-uid'
import { NO_EXPERIMENT } from './no-experiment'

/** Trials that one request may change: a change is written for each. */
export const MOST_SUBJECTS = 1000

export interface NewChange {
  /** Permalinks of trials; for a domain the names of tasks. */
  readonly subjects: readonly string[]
  readonly value: ChangeValue
  readonly reason: string
}

/** A name as it is kept; null where none is known. */
const nameOf = (by: string | null) => (by === null || by === '' ? null : by)

const afterOf = (value: ChangeValue): string | null => {
  switch (value.kind) {
    case 'exclude':
      return null
    case 'condition':
      return JSON.stringify(value.condition)
    case 'status':
      return value.status
    case 'domain':
      return value.domain
  }
}

/** What it was as imported, by kind; what an earlier correction made of it does not count. */
const BEFORE: Record<ChangeKind, string> = {
  exclude: 'NULL',
  condition: `(SELECT c.key FROM trial t LEFT JOIN trial_as_imported i ON i.trial_id = t.id AND i.kind = 'condition'
    JOIN condition c ON c.id = coalesce(i.condition_id, t.condition_id) WHERE t.uid = j.value->>'subject' AND t.is_live = 1)`,
  status: `(SELECT coalesce(i.status, t.status) FROM trial t LEFT JOIN trial_as_imported i ON i.trial_id = t.id
    AND i.kind = 'status' WHERE t.uid = j.value->>'subject' AND t.is_live = 1)`,
  domain: `(SELECT iif(i.task_id IS NULL, k.domain, i.domain) FROM task k LEFT JOIN task_as_imported i ON i.task_id = k.id
    WHERE k.experiment_id = :experimentId AND k.name = j.value->>'subject')`,
}

const UNKNOWN = {
  trial: `SELECT value AS subject FROM json_each(:subjects) WHERE NOT EXISTS (SELECT 1 FROM trial t
    WHERE t.uid = value AND t.is_live = 1 AND +t.experiment_id = :experimentId)`,
  task: `SELECT value AS subject FROM json_each(:subjects)
    WHERE value NOT IN (SELECT name FROM task WHERE experiment_id = :experimentId)`,
  withoutReward: `SELECT uid AS subject FROM trial WHERE uid IN (SELECT value FROM json_each(:subjects))
    AND is_live = 1 AND +experiment_id = :experimentId AND reward IS NULL`,
}

async function find(db: Db, sql: string, args: { experimentId: number; subjects: string }) {
  const { rows } = await db.$client.execute({ sql: `${sql} LIMIT 1`, args })
  return rows[0] ? String(rows[0].subject) : null
}

/** Why a change cannot be made, as a sentence; null when it can. */
async function whyNotChange(db: Db, experimentId: number, change: NewChange) {
  const { value, reason, subjects } = change
  if (reason.trim() === '') return 'Say why: a change without a reason cannot be judged later.'
  if (reason.length > MOST_REASON) return `Keep the reason below ${MOST_REASON} characters.`
  if (subjects.length === 0) return 'Name at least one trial or task.'
  if (subjects.length > MOST_SUBJECTS) return `At most ${MOST_SUBJECTS} at once.`
  if (value.kind === 'domain' && value.domain.length > MOST_DOMAIN)
    return `Keep the name of a domain below ${MOST_DOMAIN} characters.`
  const args = { experimentId, subjects: JSON.stringify(subjects) }
  const isTask = value.kind === 'domain'
  const unknown = await find(db, isTask ? UNKNOWN.task : UNKNOWN.trial, args)
  if (unknown !== null) return `The experiment has no ${isTask ? 'task' : 'trial'} “${unknown}”.`
  if (value.kind !== 'status' || value.status !== 'ok') return null
  const without = await find(db, UNKNOWN.withoutReward, args)
  // Null is not zero: a completed trial without a reward would count as a failure.
  return without && `Trial “${without}” has no reward, so that it cannot count as completed.`
}

const UNDO_STANDING = `UPDATE review_change SET undone_at = :now, undone_by = :by WHERE experiment_id = :experimentId AND kind = :kind
  AND subject IN (SELECT value FROM json_each(:subjects)) AND undone_at IS NULL`

const add = (kind: ChangeKind) => `
  INSERT INTO review_change (uid, experiment_id, kind, subject, before, after, reason, author, created_at)
  SELECT j.value->>'uid', :experimentId, :kind, j.value->>'subject', ${BEFORE[kind]}, :after, :reason, :by, :now
  FROM json_each(:rows) j`

/**
 * Leaves trials out, or corrects their condition or status, or the domain of tasks, each with a
 * reason; a change of the same kind that stands there is undone by it. Rows, cells and version follow
 * in the same transaction. Gives a sentence when it cannot, else the ids of the changes. `by` is the
 * name of who changes them.
 */
export async function makeChanges(
  db: Db,
  slug: string,
  change: NewChange,
  by: string | null = null,
): Promise<string | { ids: string[] }> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const { id: experimentId } = experiment
  const subjects = [...new Set(change.subjects)]
  const why = await whyNotChange(db, experimentId, { ...change, subjects })
  if (why !== null) return why
  const { kind } = change.value
  const now = Date.now()
  const rows = subjects.map((subject) => ({ uid: newUid(), subject }))
  const args = { experimentId, kind, now, by: nameOf(by) }
  await db.$client.batch(
    [
      // What it was before is asked while an earlier correction still stands over it.
      {
        sql: UNDO_STANDING,
        args: { ...args, subjects: JSON.stringify(subjects) },
      },
      {
        sql: add(kind),
        args: {
          ...args,
          rows: JSON.stringify(rows),
          after: afterOf(change.value),
          reason: change.reason.trim(),
        },
      },
      ...followChanges(experimentId, kind, subjects),
    ],
    'write',
  )
  return { ids: rows.map(({ uid }) => uid) }
}

/** Undoes a change: what the import said holds again. Gives a sentence when it cannot, null when done. */
export async function undoChange(
  db: Db,
  slug: string,
  uid: string,
  by: string | null = null,
): Promise<string | null> {
  const experiment = await getExperimentIdentity(db, slug)
  if (!experiment) return NO_EXPERIMENT
  const { rows } = await db.$client.execute({
    sql: 'SELECT kind, subject, undone_at FROM review_change WHERE experiment_id = ? AND uid = ?',
    args: [experiment.id, uid],
  })
  const row = rows[0]
  if (!row) return 'The experiment has no such change.'
  if (row.undone_at !== null) return 'It is undone already.'
  await db.$client.batch(
    [
      {
        sql: 'UPDATE review_change SET undone_at = ?, undone_by = ? WHERE uid = ? AND undone_at IS NULL',
        args: [Date.now(), nameOf(by), uid],
      },
      // The column is written through its type.
      ...followChanges(experiment.id, String(row.kind) as ChangeKind, [String(row.subject)]),
    ],
    'write',
  )
  return null
}
