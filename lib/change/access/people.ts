import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { account, person, session } from '@/db/schema'
import type { Role } from '@/lib/domain/access'

const NOBODY = 'There is no such person.'
const LAST_ADMIN = 'This is the last admin: make another one first.'

/** Without an admin nobody could let anybody in. */
async function isLastAdmin(db: Db, id: string): Promise<boolean> {
  const admins = await db
    .select({ id: person.id })
    .from(person)
    .where(eq(person.role, 'admin'))
    .limit(2)
  return admins.length === 1 && admins[0]!.id === id
}

/** Gives a person another role; it holds from their next request on. */
export async function setRole(db: Db, id: string, role: Role): Promise<string | null> {
  if (role !== 'admin' && (await isLastAdmin(db, id))) return LAST_ADMIN
  const set = await db
    .update(person)
    .set({ role, updatedAt: new Date() })
    .where(eq(person.id, id))
    .returning({ id: person.id })
  return set.length > 0 ? null : NOBODY
}

/** Signs a person out everywhere. */
export async function endSessions(db: Db, id: string): Promise<null> {
  await db.delete(session).where(eq(session.userId, id))
  return null
}

/** Ends one session of a person. */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<null> {
  await db.delete(session).where(and(eq(session.id, sessionId), eq(session.userId, personId)))
  return null
}

/** Removes an account with its sessions. What the person did stays in the audit. */
export async function removePerson(db: Db, id: string): Promise<string | null> {
  if (await isLastAdmin(db, id)) return LAST_ADMIN
  await db.batch([
    db.delete(session).where(eq(session.userId, id)),
    db.delete(account).where(eq(account.userId, id)),
    db.delete(person).where(eq(person.id, id)),
  ])
  return null
}
