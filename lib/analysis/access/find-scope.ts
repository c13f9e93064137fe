import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { accessToken, teamMember } from '@/db/schema'
import { hiddenExperiments, LOST_IMPORT } from '@/db/scope-reads'
import { mayDo, type Visitor } from '@/lib/domain/access'
import type { Scope } from '@/lib/domain/scope'

/** The teams of a person, or the one of a token. */
export async function listTeamsOf(db: Db, { kind, id }: Visitor): Promise<number[]> {
  const rows =
    kind === 'person'
      ? await db
          .select({ teamId: teamMember.teamId })
          .from(teamMember)
          .where(eq(teamMember.personId, id))
      : await db
          .select({ teamId: accessToken.teamId })
          .from(accessToken)
          .where(eq(accessToken.uid, id))
  return rows.flatMap(({ teamId }) => teamId ?? []).sort((a, b) => a - b)
}

/** What somebody sees; null: everything, as admins do, and all where nothing is hidden from them. */
export async function findScope(db: Db, visitor: Visitor): Promise<Scope | null> {
  if (mayDo(visitor.role, 'manage')) return null
  const scope: Scope = { isSignedIn: true, teams: await listTeamsOf(db, visitor) }
  // An import that is in no experiment yet may be a team's as well.
  const { rows } = await db.$client.execute(
    `SELECT 1 WHERE EXISTS (${hiddenExperiments(scope)})
      OR EXISTS (SELECT 1 FROM import WHERE experiment_id IS NULL AND (team_id IS NOT NULL OR ${LOST_IMPORT}))`,
  )
  return rows.length > 0 ? scope : null
}
