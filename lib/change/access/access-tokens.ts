import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { accessToken } from '@/db/schema'
import { newUid } from '@/lib/change/new-uid'
import { roleOf, type Role, type Visitor } from '@/lib/domain/access'
import { hashOf, newToken } from './secret-token'

const DAY_MS = 24 * 3600 * 1000
/** `lastUsedAt` is written at most this often: an upload in a thousand parts need not write it each time. */
const NOTED_EVERY_MS = 60_000
/** So that a scanner for leaked secrets can tell what it found. */
const PREFIX = 'skillscope_'

export interface NewAccessToken {
  readonly name: string
  readonly role: Role
  /** Null: until it is revoked. */
  readonly days: number | null
  /** The team whose experiments it sees and fills; null: none's. */
  readonly teamId?: number | null
  /** Who makes it; null: the command line. */
  readonly madeBy: string | null
}

const MOST_DAYS = 3650
const MOST_NAME = 80

/** What a form or a command says of a token to make: a sentence where it cannot be made so. */
export function parseNewToken(said: {
  readonly name: string
  readonly role: string
  /** Empty: until it is revoked. */
  readonly days: string
}): Omit<NewAccessToken, 'madeBy' | 'teamId'> | string {
  const name = said.name.trim()
  const role = roleOf(said.role)
  const days = said.days === '' ? null : Number(said.days)
  if (name === '' || name.length > MOST_NAME)
    return `Give a name that says which program has it, of ${MOST_NAME} characters at most.`
  if (role === null) return `There is no role “${said.role}”.`
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS))
    return `A token holds 1 to ${MOST_DAYS} days, or until it is revoked.`
  return { name, role, days }
}

/** Makes a token. Gives its id, and the token itself, which is stored nowhere. */
export async function makeAccessToken(
  db: Db,
  { name, role, days, teamId = null, madeBy }: NewAccessToken,
  now = Date.now(),
): Promise<{ uid: string; token: string }> {
  const token = newToken(PREFIX)
  const uid = newUid()
  await db.insert(accessToken).values({
    ...{ uid, name, tokenHash: hashOf(token), role, teamId, madeBy, createdAt: now },
    expiresAt: days === null ? null : now + days * DAY_MS,
  })
  return { uid, token }
}

/** From now on nobody gets in by a token. */
export async function revokeAccessToken(
  db: Db,
  uid: string,
  now = Date.now(),
): Promise<string | null> {
  const revoked = await db
    .update(accessToken)
    .set({ revokedAt: now })
    .where(and(eq(accessToken.uid, uid), isNull(accessToken.revokedAt)))
    .returning({ uid: accessToken.uid })
  return revoked.length > 0 ? null : 'There is no such token, or it was revoked before.'
}

/** Who shows a token, and notes that it was used; null where it is unknown, revoked or expired. */
export async function showAccessToken(
  db: Db,
  token: string,
  now = Date.now(),
): Promise<Visitor | null> {
  const [row] = await db
    .select()
    .from(accessToken)
    .where(eq(accessToken.tokenHash, hashOf(token)))
  if (!row || row.revokedAt !== null) return null
  if (row.expiresAt !== null && row.expiresAt <= now) return null
  if (row.lastUsedAt === null || now - row.lastUsedAt > NOTED_EVERY_MS)
    await db.update(accessToken).set({ lastUsedAt: now }).where(eq(accessToken.uid, row.uid))
  return { kind: 'token', id: row.uid, name: row.name, role: row.role }
}
