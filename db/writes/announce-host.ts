import { DATABASE_NOW } from '@/db/database-time'
import type { Db } from '@/db/open-database'

/** Says that a host lives, and what people call it. In the table of leases, of which each has its own: nobody takes it over. */
export async function announceHost(db: Db, { id, name }: { id: string; name: string }) {
  await db.$client.execute({
    sql: `INSERT INTO lease (name, holder, heartbeat_at) VALUES ('host:' || :id, :name, ${DATABASE_NOW})
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, heartbeat_at = excluded.heartbeat_at`,
    args: { id, name },
  })
}
