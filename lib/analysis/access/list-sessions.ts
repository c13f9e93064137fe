import { and, desc, eq, gt } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { session } from '@/db/schema'

export interface SessionRow {
  readonly id: string
  readonly address: string | null
  readonly program: string | null
  readonly createdAt: number
  readonly expiresAt: number
}

/** The sessions of a person that have not ended, the newest first. */
export async function listSessions(
  db: Db,
  personId: string,
  now = Date.now(),
): Promise<SessionRow[]> {
  const rows = await db
    .select()
    .from(session)
    .where(and(eq(session.userId, personId), gt(session.expiresAt, new Date(now))))
    .orderBy(desc(session.createdAt), session.id)
  return rows.map(({ id, ipAddress, userAgent, createdAt, expiresAt }) => ({
    ...{ id, address: ipAddress, program: userAgent },
    ...{ createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() },
  }))
}
