import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { accessToken, experiment, team, teamMember } from '@/db/schema'
import { newUid } from '@/lib/change/new-uid'

// Each function gives a sentence when it cannot do what was asked, null when it is done.

const MOST_NAME = 60
export const NO_TEAM = 'There is no such team.'

export async function makeTeam(db: Db, said: string, now = Date.now()): Promise<string | null> {
  const name = said.trim()
  if (name === '' || name.length > MOST_NAME)
    return `Give a name of ${MOST_NAME} characters at most.`
  const made = await db
    .insert(team)
    .values({ uid: newUid(), name, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: team.id })
  return made.length > 0 ? null : `There is a team “${name}” already.`
}

/** The row id and name of a team; null: there is none. */
export async function findTeam(db: Db, uid: string): Promise<{ id: number; name: string } | null> {
  const [row] = await db
    .select({ id: team.id, name: team.name })
    .from(team)
    .where(and(eq(team.uid, uid), isNull(team.removedAt)))
  return row ?? null
}

/** Removes a team that has no experiment: only admins would see it any more. Its tokens end. */
export async function removeTeam(db: Db, uid: string, now = Date.now()): Promise<string | null> {
  const found = await findTeam(db, uid)
  if (!found) return NO_TEAM
  const { id, name } = found
  const isEmpty = sql`NOT EXISTS (SELECT 1 FROM ${experiment} WHERE ${experiment.teamId} = ${id})`
  const [, , gone] = await db.batch([
    db
      .update(accessToken)
      .set({ revokedAt: now })
      .where(and(eq(accessToken.teamId, id), isNull(accessToken.revokedAt), isEmpty)),
    db.delete(teamMember).where(and(eq(teamMember.teamId, id), isEmpty)),
    db
      .update(team)
      // Its name is free for another one.
      .set({ removedAt: now, name: `removed ${id}: ${name}` })
      .where(and(eq(team.id, id), isEmpty))
      .returning({ id: team.id }),
  ])
  return gone.length > 0
    ? null
    : `“${name}” has experiments: give them to another team on their settings pages first.`
}

export async function addMember(db: Db, uid: string, personId: string): Promise<string | null> {
  const found = await findTeam(db, uid)
  if (!found) return NO_TEAM
  if (personId === '') return 'Choose a person.'
  await db.insert(teamMember).values({ teamId: found.id, personId }).onConflictDoNothing()
  return null
}

export async function removeMember(db: Db, uid: string, personId: string): Promise<string | null> {
  const found = await findTeam(db, uid)
  if (!found) return NO_TEAM
  await db
    .delete(teamMember)
    .where(and(eq(teamMember.teamId, found.id), eq(teamMember.personId, personId)))
  return null
}
