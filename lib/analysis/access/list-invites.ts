import { and, desc, gt, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { invite } from '@/db/schema'
import type { Role } from '@/lib/domain/access'

export interface InviteRow {
  readonly uid: string
  readonly role: Role
  /** The address it is for; null: whoever has its link. */
  readonly email: string | null
  readonly madeBy: string | null
  readonly createdAt: number
  readonly expiresAt: number
}

/** Invites that can still be used, the newest first. */
export const listInvites = (db: Db, now = Date.now()): Promise<InviteRow[]> =>
  db
    .select({
      ...{ uid: invite.uid, role: invite.role, email: invite.email, madeBy: invite.madeBy },
      ...{ createdAt: invite.createdAt, expiresAt: invite.expiresAt },
    })
    .from(invite)
    .where(and(isNull(invite.usedAt), gt(invite.expiresAt, now)))
    .orderBy(desc(invite.createdAt), invite.uid)
