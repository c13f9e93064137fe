import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { DATABASE_NOW } from '@/db/database-time'
import { isDeadProcess, thisMachine } from './this-machine'

/** A lease without a heartbeat for so long is up for the taking. */
const STALE_MS = 30_000
const HEARTBEAT_MS = 3_000
/** Longer than a holder that lives stays silent. */
const CONFIRM_MS = 4_000
const RETRY_MS = 500
const WRITER = 'writer'

/** A right that one process has at a time. */
export interface Lease {
  readonly holder: string
  /** Ends it; the next in the queue may have it. */
  release(): Promise<void>
}

interface LeaseWish {
  /** How long to wait for another holder; null: as long as it takes. */
  readonly waitMs: number | null
  /** Called once when another holds it. */
  readonly onWait?: () => void
  readonly isCancelled?: () => boolean | Promise<boolean>
}

const newHolder = () => `${thisMachine()}:${process.pid}:${randomUUID().slice(0, 8)}`

/** True when the holder was a process of this machine that is gone: no need to wait for its heartbeat. */
function isDeadHolder(holder: string): boolean {
  const [machine, pid] = holder.split(':')
  return machine === thisMachine() && Number(pid) > 0 && isDeadProcess(Number(pid))
}

// From the future is as silent as from the past: a clock that was set back leaves such a heartbeat.
const LOOK = `SELECT holder, heartbeat_at, abs(${DATABASE_NOW} - heartbeat_at) > ${STALE_MS} AS is_silent
  FROM lease WHERE name = ?`

const TAKE = `INSERT INTO lease (name, holder, heartbeat_at) VALUES (:name, :holder, ${DATABASE_NOW})
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, heartbeat_at = excluded.heartbeat_at
  WHERE lease.holder = :left AND lease.heartbeat_at = :beat
  RETURNING holder`

/** Takes a lease that nobody holds, or whose holder is gone and stayed as it was seen. */
async function tryTake(db: Db, name: string, holder: string): Promise<boolean> {
  const { rows } = await db.$client.execute(LOOK, [name])
  const seen = rows[0]
  const isDead = seen !== undefined && isDeadHolder(String(seen.holder))
  if (seen && !isDead && !seen.is_silent) return false
  // Where only a clock was set, the next heartbeat shows that the holder lives.
  if (seen && !isDead) await pause(CONFIRM_MS)
  const left = { left: seen?.holder ?? null, beat: seen?.heartbeat_at ?? null }
  const taken = await db.$client.execute({ sql: TAKE, args: { name, holder, ...left } })
  return taken.rows.length > 0
}

/**
 * Takes a lease, waiting for another holder if need be; null when it does not come free in time.
 * The holder renews a heartbeat, by the clock of the database.
 */
export async function takeLease(db: Db, name: string, wish: LeaseWish): Promise<Lease | null> {
  const holder = newHolder()
  const start = performance.now()
  let hasTold = false
  while (!(await tryTake(db, name, holder))) {
    if (wish.waitMs !== null && performance.now() - start >= wish.waitMs) return null
    if (await wish.isCancelled?.()) return null
    if (!hasTold) wish.onWait?.()
    hasTold = true
    await pause(RETRY_MS)
  }
  const beat = setInterval(() => {
    // A missed beat does no harm: the next one, or the next batch, renews it.
    db.$client.execute(BEAT, [name, holder]).catch(() => undefined)
  }, HEARTBEAT_MS)
  beat.unref()
  return {
    holder,
    release: async () => {
      clearInterval(beat)
      await db.$client.execute('DELETE FROM lease WHERE name = ? AND holder = ?', [name, holder])
    },
  }
}

const BEAT = `UPDATE lease SET heartbeat_at = ${DATABASE_NOW} WHERE name = ? AND holder = ?`

/** The one right to write: imports and migrations hold it, and each batch is fenced by it. */
export const takeWriterLease = (db: Db, wish: LeaseWish): Promise<Lease | null> =>
  takeLease(db, WRITER, wish)

// No heartbeat where the lease is not ours, which the table does not take.
const FENCE = `INSERT INTO lease (name, holder, heartbeat_at)
  SELECT :name, :holder,
    CASE WHEN EXISTS (SELECT 1 FROM lease WHERE name = :name AND holder = :holder) THEN ${DATABASE_NOW} END
  WHERE true ON CONFLICT (name) DO UPDATE SET heartbeat_at = excluded.heartbeat_at`

/**
 * Renews the heartbeat inside a transaction, and makes the transaction fail (a NULL where none may be) when
 * the lease is no longer ours, whether another holds it or has given it back: a writer that was asleep too long
 * writes nothing, since what it read before may have changed.
 */
export function fenceStatements(holder: string | null): InStatement[] {
  if (holder === null) return []
  return [{ sql: FENCE, args: { name: WRITER, holder } }]
}
