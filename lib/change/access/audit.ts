import type { Db } from '@/db/open-database'
import { auditEntry } from '@/db/schema'
import type { Visitor } from '@/lib/domain/access'

/** Notes what somebody did, as a sentence. */
export async function noteInAudit(
  db: Db,
  { kind, id, name }: Visitor,
  did: string,
  now = Date.now(),
): Promise<void> {
  await db
    .insert(auditEntry)
    .values({ at: now, actorKind: kind, actorId: id, actorName: name, did })
}
