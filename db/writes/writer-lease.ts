import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'

/** A lease without a heartbeat for so long is up for the taking. */
const STALE_MS = 30_000
const HEARTBEAT_MS = 3_000
const RETRY_MS = 500
const NAME = 'writer'

/** The one right to write: imports and migrations hold it. */
export interface WriterLease {
  readonly holder: string
  /** Ends it; the next in the queue may write. */
  release(): Promise<void>
}

interface LeaseWish {
  /** How long to wait for another writer; null: as long as it takes. */
  readonly waitMs: number | null
  /** Called once when another holds it. */
  readonly onWait?: () => void
  readonly isCancelled?: () => boolean | Promise<boolean>
  readonly now?: () => number
}

const newHolder = () => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`

/** True when no process of this machine has this number. */
export function isDeadProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** True when the holder was a process of this machine that is gone: no need to wait for its heartbeat. */
export function isDeadHolder(holder: string): boolean {
  const [host, pid] = holder.split(':')
  return host === hostname() && Number(pid) > 0 && isDeadProcess(Number(pid))
}

async function tryTake(db: Db, holder: string, now: number): Promise<boolean> {
  const { rows } = await db.$client.execute('SELECT holder FROM lease WHERE name = ?', [NAME])
  const current = rows[0] ? String(rows[0].holder) : null
  const isDead = current !== null && isDeadHolder(current)
  const { rows: taken } = await db.$client.execute({
    sql: `INSERT INTO lease (name, holder, heartbeat_at) VALUES (:name, :holder, :now)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, heartbeat_at = excluded.heartbeat_at
      WHERE lease.heartbeat_at < :stale OR (:dead IS NOT NULL AND lease.holder = :dead)
      RETURNING holder`,
    args: { name: NAME, holder, now, stale: now - STALE_MS, dead: isDead ? current : null },
  })
  return taken.length > 0
}

/**
 * Takes the lease, waiting for another writer if need be; null when it does not come free in time.
 * The holder renews a heartbeat, and every stored batch checks in its own transaction that the lease is still ours.
 */
export async function takeWriterLease(db: Db, wish: LeaseWish): Promise<WriterLease | null> {
  const now = wish.now ?? Date.now
  const holder = newHolder()
  const start = now()
  let hasTold = false
  while (!(await tryTake(db, holder, now()))) {
    if (wish.waitMs !== null && now() - start >= wish.waitMs) return null
    if (await wish.isCancelled?.()) return null
    if (!hasTold) wish.onWait?.()
    hasTold = true
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
  const beat = setInterval(() => {
    // A missed beat does no harm: the next one, or the next batch, renews it.
    renew(db, holder, now()).catch(() => undefined)
  }, HEARTBEAT_MS)
  beat.unref()
  return {
    holder,
    release: async () => {
      clearInterval(beat)
      await db.$client.execute('DELETE FROM lease WHERE name = ? AND holder = ?', [NAME, holder])
    },
  }
}

const renew = (db: Db, holder: string, now: number) =>
  db.$client.execute('UPDATE lease SET heartbeat_at = ? WHERE name = ? AND holder = ?', [
    now,
    NAME,
    holder,
  ])

/**
 * Renews the heartbeat inside a transaction, and makes the transaction fail (a NULL where none may be)
 * when somebody else holds the lease by now: a writer that was asleep too long writes nothing.
 */
export function fenceStatements(holder: string | null): InStatement[] {
  if (holder === null) return []
  return [
    {
      sql: `INSERT INTO lease (name, holder, heartbeat_at) VALUES (:name, :holder, :now)
        ON CONFLICT (name) DO UPDATE SET
          heartbeat_at = CASE WHEN lease.holder = excluded.holder THEN excluded.heartbeat_at ELSE NULL END`,
      args: { name: NAME, holder, now: Date.now() },
    },
  ]
}
