import { and, asc, count, eq, gt, max } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { person, session } from '@/db/schema'
import type { Role } from '@/lib/domain/access'

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly createdAt: number
  /** Sessions that have not ended, and when the newest began. */
  readonly nSessions: number
  readonly signedInAt: number | null
}

/** Everybody who has an account, in the order they joined. */
export async function listPeople(db: Db, now = Date.now()): Promise<PersonRow[]> {
  const rows = await db
    .select({
      ...{ id: person.id, name: person.name, email: person.email, role: person.role },
      createdAt: person.createdAt,
      nSessions: count(session.id),
      signedInAt: max(session.createdAt),
    })
    .from(person)
    .leftJoin(session, and(eq(session.userId, person.id), gt(session.expiresAt, new Date(now))))
    .groupBy(person.id)
    .orderBy(asc(person.createdAt), asc(person.id))
  return rows.map(({ createdAt, signedInAt, ...row }) => ({
    ...row,
    ...{ createdAt: createdAt.getTime(), signedInAt: signedInAt?.getTime() ?? null },
  }))
}
