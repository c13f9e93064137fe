import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { person, session } from '@/db/schema'
import type { Role } from '@/lib/domain/access'

const NOBODY = 'There is no such person.'
const LAST_ADMIN = 'This is the last admin: make another one first.'

/** Without an admin nobody could let anybody in: looked at in the statement itself, as two may act at once. */
const isNotLastAdmin = or(
  ne(person.role, 'admin'),
  sql`(SELECT count(*) FROM ${person} WHERE ${person.role} = 'admin') > 1`,
)

/** The e-mail address of an account; null: there is none. */
export async function emailOf(db: Db, id: string): Promise<string | null> {
  const [row] = await db.select({ email: person.email }).from(person).where(eq(person.id, id))
  return row?.email ?? null
}

const whyNotDone = async (db: Db, id: string) =>
  (await emailOf(db, id)) === null ? NOBODY : LAST_ADMIN

/** Gives a person another role; it holds from their next request on. */
export async function setRole(db: Db, id: string, role: Role): Promise<string | null> {
  const set = await db
    .update(person)
    .set({ role, updatedAt: new Date() })
    .where(and(eq(person.id, id), role === 'admin' ? undefined : isNotLastAdmin))
    .returning({ id: person.id })
  return set.length > 0 ? null : whyNotDone(db, id)
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
  // Sessions and password go with the row.
  const gone = await db
    .delete(person)
    .where(and(eq(person.id, id), isNotLastAdmin))
    .returning({ id: person.id })
  return gone.length > 0 ? null : whyNotDone(db, id)
}
