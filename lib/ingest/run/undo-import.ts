import type { Db } from '@/db/open-database'
import { undoPublished } from '@/lib/ingest/store/store-published'
import { undoTrials } from '@/lib/ingest/store/undo-trials'
import { takeWriterLease } from '@/db/writes/writer-lease'

interface UndoRow {
  readonly id: number
  readonly experimentId: number | null
  readonly state: string
  readonly kind: 'logs' | 'published'
  readonly hasLater: boolean
}

// An import that was killed does not know its experiment; its trials do.
const FIND = `SELECT i.id, e.id AS experiment_id, i.state, e.kind, EXISTS (SELECT 1 FROM import later
    WHERE later.experiment_id = i.experiment_id AND later.id > i.id AND later.state IN ('done', 'cancelled')) AS has_later
  FROM import i LEFT JOIN experiment e ON e.deleted_at IS NULL AND e.id = coalesce(i.experiment_id,
    (SELECT experiment_id FROM trial WHERE import_id = i.id LIMIT 1))
  WHERE i.uid = ?`

async function getUndoRow(db: Db, uid: string): Promise<UndoRow | null> {
  const { rows } = await db.$client.execute({ sql: FIND, args: [uid] })
  const row = rows[0]
  if (!row) return null
  return {
    id: Number(row.id),
    experimentId: row.experiment_id === null ? null : Number(row.experiment_id),
    state: String(row.state),
    kind: row.kind === 'published' ? 'published' : 'logs',
    hasLater: Boolean(row.has_later),
  }
}

const UNDOABLE = ['done', 'cancelled', 'failed', 'undoing']

/** Why this import cannot be undone, as a sentence; null when it can. */
function whyNot(row: UndoRow): string | null {
  if (row.state === 'undone') return 'This import is undone already.'
  if (!UNDOABLE.includes(row.state)) return 'Only an import that has ended can be undone.'
  if (row.experimentId === null) return 'This import stored nothing.'
  if (row.kind === 'published' && row.hasLater) {
    return 'A later table of this experiment stands on this one. Undo that one first.'
  }
  return null
}

const WAIT_MS = 5000

/**
 * Undoes an import: what it added leaves, what it replaced returns. Gives a sentence when it cannot
 * be done, null when it is done.
 */
export async function undoImport(db: Db, uid: string, waitMs = WAIT_MS): Promise<string | null> {
  const row = await getUndoRow(db, uid)
  if (!row) return 'There is no such import.'
  const reason = whyNot(row)
  if (reason) return reason
  const lease = await takeWriterLease(db, { waitMs })
  if (!lease) return 'Another import is being stored. Undo when it has ended.'
  try {
    if (row.kind === 'published') {
      const place = { experimentId: row.experimentId!, importId: row.id, leaseHolder: lease.holder }
      await undoPublished(db, place)
    } else {
      await undoTrials(db, row.id, lease.holder)
    }
    return null
  } finally {
    await lease.release()
  }
}
