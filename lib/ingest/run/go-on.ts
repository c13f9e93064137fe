import type { Db } from '@/db/open-database'
import { hasDeleted, removeDeleted } from '@/db/writes/delete-experiments'
import { undoTrials } from '@/lib/ingest/store/undo-trials'
import { recoverImports } from './import-rows'

const HALF_UNDONE = "SELECT id FROM import WHERE state = 'undoing' ORDER BY id"

/** Whether something was marked to leave and is not gone yet. */
export async function isLeaving(db: Db): Promise<boolean> {
  return (await hasDeleted(db)) || (await db.$client.execute(HALF_UNDONE)).rows.length > 0
}

/**
 * Goes on with what a killed process began: what it was importing queues again, experiments that are
 * being deleted and imports that are being undone leave. For the holder of the writer's lease, before
 * anything else is stored.
 */
export async function goOn(db: Db, leaseHolder: string | null): Promise<void> {
  await recoverImports(db)
  await removeDeleted(db, leaseHolder)
  // Tables of published cells are undone in one transaction, never half.
  const { rows } = await db.$client.execute(HALF_UNDONE)
  for (const { id } of rows) await undoTrials(db, Number(id), leaseHolder)
}
