import type { Db } from '@/db/open-database'
import type { ChangeCounts, ChangeKind } from '@/lib/domain/review-change'

/** One change of a reviewer, undone ones included. */
export interface ChangeRow {
  readonly uid: string
  readonly kind: ChangeKind
  /** The permalink of its trial; null where it is about a task. */
  readonly trial: string | null
  /** Its task; null where the trial is not here any more. */
  readonly task: string | null
  /** What it was as imported: the key of a condition, a status, a domain. */
  readonly before: string | null
  readonly after: string | null
  readonly reason: string
  /** The name of who changed it; null: not known. */
  readonly author: string | null
  readonly createdAt: number
  readonly undoneAt: number | null
  readonly undoneBy: string | null
}

/** Changes that are listed, the newest; a file has as many. */
export const MOST_CHANGES = 10_000

const CHANGES = `
  SELECT r.uid, r.kind, iif(r.kind = 'domain', NULL, r.subject) AS trial,
    iif(r.kind = 'domain', r.subject, (SELECT k.name FROM trial t JOIN task k ON k.id = t.task_id
      WHERE t.uid = r.subject AND t.is_live = 1 AND +t.experiment_id = r.experiment_id)) AS task,
    r.before, iif(r.kind = 'condition', r.after->>'$.key', r.after) AS after, r.reason, r.author,
    r.created_at, r.undone_at, r.undone_by
  FROM review_change r WHERE r.experiment_id = ?1 AND (?2 IS NULL OR r.subject IN (?2, ?3))
  ORDER BY r.id DESC LIMIT ${MOST_CHANGES}`

const textOrNull = (value: unknown) => (value === null ? null : String(value))

/** What reviewers changed, the newest first; of one trial and its task, if they are named. */
export async function listChanges(
  db: Db,
  experimentId: number,
  of: { readonly trial: string; readonly task: string } | null = null,
): Promise<ChangeRow[]> {
  const args = [experimentId, of?.trial ?? null, of?.task ?? null]
  const { rows } = await db.$client.execute({ sql: CHANGES, args })
  return rows.map((row) => ({
    uid: String(row.uid),
    // The column is written through its type.
    kind: String(row.kind) as ChangeKind,
    trial: textOrNull(row.trial),
    task: textOrNull(row.task),
    before: textOrNull(row.before),
    after: textOrNull(row.after),
    reason: String(row.reason),
    author: textOrNull(row.author),
    createdAt: Number(row.created_at),
    undoneAt: row.undone_at === null ? null : Number(row.undone_at),
    undoneBy: textOrNull(row.undone_by),
  }))
}

// Changes of trials that are not here any more change nothing.
const COUNTS = `
  SELECT
    (SELECT count(*) FROM review_change r WHERE r.experiment_id = ?1 AND r.kind = 'exclude' AND r.undone_at IS NULL
      AND EXISTS (SELECT 1 FROM trial t WHERE t.uid = r.subject AND t.is_live = 1 AND +t.experiment_id = ?1)) AS excluded,
    (SELECT count(DISTINCT r.subject) FROM review_change r WHERE r.experiment_id = ?1 AND r.kind IN ('condition', 'status')
      AND r.undone_at IS NULL
      AND EXISTS (SELECT 1 FROM trial t WHERE t.uid = r.subject AND t.is_live = 1 AND +t.experiment_id = ?1)) AS corrected,
    (SELECT count(*) FROM task_as_imported i JOIN task k ON k.id = i.task_id WHERE k.experiment_id = ?1) AS domains`

/** How many trials and tasks count otherwise than they were imported. */
export async function countChanges(db: Db, experimentId: number): Promise<ChangeCounts> {
  const { rows } = await db.$client.execute({ sql: COUNTS, args: [experimentId] })
  const { excluded, corrected, domains } = rows[0]!
  return { excluded: Number(excluded), corrected: Number(corrected), domains: Number(domains) }
}
