import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { invite, person } from '@/db/schema'
import { newUid } from '@/lib/change/new-uid'
import type { Role } from '@/lib/domain/access'
import { hashOf, newToken } from './secret-token'

const DAY_MS = 24 * 3600 * 1000
/** How long an invite may hold, in days. */
export const MOST_INVITE_DAYS = 30

export interface NewInvite {
  readonly role: Role
  readonly days: number
  /** The address it is for; null: whoever has its link. */
  readonly email?: string | null
  /** Who makes it; null: the command line. */
  readonly madeBy: string | null
}

/** Makes an invite. Gives what its link holds, which is stored nowhere. */
export async function makeInvite(
  db: Db,
  { role, days, email = null, madeBy }: NewInvite,
  now = Date.now(),
): Promise<string> {
  const token = newToken()
  const expiresAt = now + days * DAY_MS
  await db.insert(invite).values({
    ...{ uid: newUid(), tokenHash: hashOf(token), role, madeBy },
    email: email?.toLowerCase() ?? null,
    ...{ createdAt: now, expiresAt },
  })
  return token
}

/**
 * Where nobody has an account yet: makes the invite of the first admin, in place of one that was made
 * before. Null where there is somebody.
 */
export async function makeFirstInvite(db: Db, now = Date.now()): Promise<string | null> {
  const [somebody] = await db.select({ id: person.id }).from(person).limit(1)
  if (somebody) return null
  await db.delete(invite).where(isNull(invite.usedAt))
  return makeInvite(db, { role: 'admin', days: 1, madeBy: null }, now)
}

/** Takes an invite back. One that was used stays in the list. */
export async function revokeInvite(db: Db, uid: string): Promise<string | null> {
  const gone = await db
    .delete(invite)
    .where(and(eq(invite.uid, uid), isNull(invite.usedAt)))
    .returning({ uid: invite.uid })
  return gone.length > 0 ? null : 'There is no such invite, or it was used.'
}

const isOpen = (now: number) => and(isNull(invite.usedAt), gt(invite.expiresAt, now))
const holds = (token: string, now: number) => and(eq(invite.tokenHash, hashOf(token)), isOpen(now))

/** The role that an invite gives; null where it is used, expired or unknown. */
export async function roleOfInvite(db: Db, token: string, now = Date.now()): Promise<Role | null> {
  const [row] = await db.select({ role: invite.role }).from(invite).where(holds(token, now))
  return row?.role ?? null
}

/** Uses an invite up: of two who try at once one gets its role, the other null. */
export async function claimInvite(
  db: Db,
  token: string,
  usedBy: string,
  now = Date.now(),
): Promise<Role | null> {
  const [row] = await db
    .update(invite)
    .set({ usedAt: now, usedBy })
    .where(holds(token, now))
    .returning({ role: invite.role })
  return row?.role ?? null
}

/** Uses up the invite that is for an address, as whoever shows to have it may; null: there is none. */
export async function claimInviteFor(
  db: Db,
  email: string,
  now = Date.now(),
): Promise<Role | null> {
  const newest = db
    .select({ uid: invite.uid })
    .from(invite)
    .where(and(eq(invite.email, email.toLowerCase()), isOpen(now)))
    .orderBy(desc(invite.createdAt), invite.uid)
    .limit(1)
  const [row] = await db
    .update(invite)
    .set({ usedAt: now, usedBy: email })
    .where(and(inArray(invite.uid, newest), isOpen(now)))
    .returning({ role: invite.role })
  return row?.role ?? null
}

/** Gives a claimed invite back: no account came of it. */
export const releaseInvite = (db: Db, token: string) =>
  db
    .update(invite)
    .set({ usedAt: null, usedBy: null })
    .where(eq(invite.tokenHash, hashOf(token)))
