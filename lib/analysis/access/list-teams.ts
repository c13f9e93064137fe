import { asc, count, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, person, team, teamMember } from '@/db/schema'

export interface TeamRow {
  readonly uid: string
  readonly name: string
  readonly members: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
  }[]
  readonly nExperiments: number
}

/** A team to choose. */
export interface TeamName {
  readonly id: number
  readonly uid: string
  readonly name: string
}

/** Teams by name; those with one of these ids, unless null is given. */
export async function listTeamNames(
  db: Db,
  ids: readonly number[] | null = null,
): Promise<TeamName[]> {
  const rows = await db
    .select({ id: team.id, uid: team.uid, name: team.name })
    .from(team)
    .where(isNull(team.removedAt))
    .orderBy(asc(team.name))
  return ids === null ? rows : rows.filter(({ id }) => ids.includes(id))
}

/** Every team with who is in it. */
export async function listTeams(db: Db): Promise<TeamRow[]> {
  const [teams, members, experiments] = await Promise.all([
    listTeamNames(db),
    db
      .select({ teamId: teamMember.teamId, id: person.id, name: person.name, email: person.email })
      .from(teamMember)
      .innerJoin(person, eq(person.id, teamMember.personId))
      .orderBy(asc(person.name), asc(person.id)),
    db
      .select({ teamId: experiment.teamId, n: count() })
      .from(experiment)
      .where(isNull(experiment.deletedAt))
      .groupBy(experiment.teamId),
  ])
  return teams.map(({ id, uid, name }) => ({
    ...{ uid, name },
    members: members.flatMap(({ teamId, ...one }) => (teamId === id ? [one] : [])),
    nExperiments: experiments.find(({ teamId }) => teamId === id)?.n ?? 0,
  }))
}
