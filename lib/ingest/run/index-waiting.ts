import { setTimeout } from 'node:timers/promises'
import type { Db } from '@/db/open-database'
import { takeWriterLease } from '@/db/writes/writer-lease'
import { hasUnsearched, indexTexts } from '@/lib/ingest/store/index-texts'

interface IndexWish {
  /** Whether to stop: asked before each small transaction. */
  readonly isEnough?: () => boolean | Promise<boolean>
  /** Called once when there is something to index. */
  readonly onStart?: () => void
}

/** The lease is held no longer at a time: whoever undoes an import or sets a condition waits for it 5 s. */
const TURN_MS = 2000
/** Longer than the pause between two tries to take the lease, so that who waits gets it. */
const PAUSE_MS = 700
/** A small change is waited for; an import is not, it sees to the texts itself. */
const WAIT_MS = 5000

/**
 * Makes the texts of imported trials searchable, after their import, in turns between which others may
 * write. Cut short, it is gone on with by the next import or start of the server. Gives how many trials
 * it read.
 */
export async function indexWaiting(
  db: Db,
  { isEnough = () => false, onStart }: IndexWish = {},
): Promise<number> {
  if (!(await hasUnsearched(db))) return 0
  onStart?.()
  for (let read = 0; ;) {
    const lease = await takeWriterLease(db, { waitMs: WAIT_MS })
    if (!lease) return read
    const end = Date.now() + TURN_MS
    try {
      read += await indexTexts(db, lease.holder, async () => Date.now() > end || (await isEnough()))
    } finally {
      await lease.release()
    }
    if ((await isEnough()) || !(await hasUnsearched(db))) return read
    await setTimeout(PAUSE_MS)
  }
}
