import { desc, lt } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { auditEntry } from '@/db/schema'

export interface AuditRow {
  readonly id: number
  readonly at: number
  readonly actorKind: 'person' | 'token'
  readonly actorName: string
  readonly did: string
}

/** What was done, the latest first; `next` is what to give as `before` for the earlier ones. */
export async function listAudit(
  db: Db,
  { before, limit = 100 }: { before: number | null; limit?: number },
): Promise<{ items: AuditRow[]; next: number | null }> {
  const { id, at, actorKind, actorName, did } = auditEntry
  const rows = await db
    .select({ id, at, actorKind, actorName, did })
    .from(auditEntry)
    .where(before === null ? undefined : lt(id, before))
    .orderBy(desc(id))
    .limit(limit + 1)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}
