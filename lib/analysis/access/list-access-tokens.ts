import { desc } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { accessToken } from '@/db/schema'
import type { Role } from '@/lib/domain/access'

export interface AccessTokenRow {
  readonly uid: string
  readonly name: string
  readonly role: Role
  /** Who made it; null: the command line. */
  readonly madeBy: string | null
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
  readonly state: 'good' | 'expired' | 'revoked'
}

/** Every token there ever was, the newest first. What it opens with is not among it. */
export async function listAccessTokens(db: Db, now = Date.now()): Promise<AccessTokenRow[]> {
  const rows = await db
    .select()
    .from(accessToken)
    .orderBy(desc(accessToken.createdAt), accessToken.uid)
  return rows.map(({ uid, name, role, madeBy, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
    ...{ uid, name, role, madeBy, createdAt, expiresAt, lastUsedAt },
    state:
      revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'good',
  }))
}
