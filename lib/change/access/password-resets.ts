import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { passwordReset, person } from '@/db/schema'
import { hashOf, newToken } from './secret-token'

const DAY_MS = 24 * 3600 * 1000

/**
 * Makes the link by which a person sets another password, within a day; one that was made before ends.
 * Gives what it holds, which is stored nowhere; null where there is no such person.
 */
export async function makeReset(
  db: Db,
  { personId, madeBy }: { personId: string; madeBy: string | null },
  now = Date.now(),
): Promise<string | null> {
  const [found] = await db.select({ id: person.id }).from(person).where(eq(person.id, personId))
  if (!found) return null
  const token = newToken()
  const row = { tokenHash: hashOf(token), personId, madeBy, expiresAt: now + DAY_MS }
  await db.batch([
    db.delete(passwordReset).where(eq(passwordReset.personId, personId)),
    db.insert(passwordReset).values(row),
  ])
  return token
}

const holds = (token: string, now: number) =>
  and(eq(passwordReset.tokenHash, hashOf(token)), gt(passwordReset.expiresAt, now))

/** Whose password a link sets: their address; null where it was used, has expired or is unknown. */
export async function emailOfReset(
  db: Db,
  token: string,
  now = Date.now(),
): Promise<string | null> {
  const [row] = await db
    .select({ email: person.email })
    .from(passwordReset)
    .innerJoin(person, eq(person.id, passwordReset.personId))
    .where(holds(token, now))
  return row?.email ?? null
}

/** Uses a link up: of two who try at once one gets the id of its person, the other null. */
export async function claimReset(db: Db, token: string, now = Date.now()): Promise<string | null> {
  const [row] = await db
    .delete(passwordReset)
    .where(holds(token, now))
    .returning({ personId: passwordReset.personId })
  return row?.personId ?? null
}
