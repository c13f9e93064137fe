import { desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { accessToken, team } from '@/db/schema'
import type { Role } from '@/lib/domain/access'

export interface AccessTokenRow {
  readonly uid: string
  readonly name: string
  readonly role: Role
  /** The team whose experiments it sees and fills; null: none's. */
  readonly team: string | null
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
    .select({ token: accessToken, team: team.name })
    .from(accessToken)
    .leftJoin(team, eq(team.id, accessToken.teamId))
    .orderBy(desc(accessToken.createdAt), accessToken.uid)
  return rows.map(({ token, team: of }) => {
    const { uid, name, role, madeBy, createdAt, expiresAt, lastUsedAt, revokedAt } = token
    return {
      ...{ uid, name, role, team: of, madeBy, createdAt, expiresAt, lastUsedAt },
      state:
        revokedAt !== null
          ? 'revoked'
          : expiresAt !== null && expiresAt <= now
            ? 'expired'
            : 'good',
    }
  })
}
