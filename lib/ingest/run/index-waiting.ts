import type { Db } from '@/db/open-database'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { hasUnsearched, indexTexts } from '@/lib/ingest/store/index-texts'

interface IndexWish {
  /** Whether to stop: asked before each small transaction. */
  readonly isEnough?: () => boolean | Promise<boolean>
  /** Called once when there is something to index. */
  readonly onStart?: () => void
}

/**
 * Makes the texts of imported trials searchable, after their import. While somebody else writes, it is
 * left to them: they do the same when they are done. Gives how many trials it read.
 */
export async function indexWaiting(db: Db, { isEnough, onStart }: IndexWish = {}): Promise<number> {
  if (!(await hasUnsearched(db))) return 0
  const lease = await takeWriterLease(db, { waitMs: 0 })
  if (!lease) return 0
  onStart?.()
  try {
    return await indexTexts(db, lease.holder, isEnough)
  } finally {
    await lease.release()
  }
}
