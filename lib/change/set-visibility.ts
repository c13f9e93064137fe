import { eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, trial } from '@/db/schema'
import { getExperimentIdentity } from '@/db/writes/add-experiment'
import type { Visibility } from '@/lib/domain/scope'
import { NO_EXPERIMENT } from './no-experiment'

export interface NewVisibility {
  readonly visibility: Visibility
  /** Whose it is from now on; null: nobody's in particular. */
  readonly teamId: number | null
}

/** Who changes it: an admin (null), or somebody with these teams. */
export type ByTeams = readonly number[] | null

/**
 * Why somebody may not say who sees an experiment, as a sentence; null when they may. An admin may, and
 * whoever is in its team. One that is nobody's belongs to all as soon as it holds trials: no team takes it
 * away from the others.
 */
export async function whyNotSetVisibility(
  db: Db,
  slug: string,
  teams: ByTeams,
): Promise<string | null> {
  const found = await getExperimentIdentity(db, slug)
  if (!found) return NO_EXPERIMENT
  if (teams === null) return null
  if (teams.length === 0) return 'Who sees an experiment is set by its team, or by an admin.'
  const [row] = await db
    .select({
      teamId: experiment.teamId,
      isEmpty: sql<number>`NOT EXISTS (SELECT 1 FROM ${trial} WHERE ${trial.experimentId} = ${found.id})`,
    })
    .from(experiment)
    .where(eq(experiment.id, found.id))
  if (row && row.teamId === null && !row.isEmpty)
    return 'It holds trials and is no team’s: an admin may give it to one.'
  if (row?.teamId != null && !teams.includes(row.teamId))
    return 'It is another team’s: they or an admin say who sees it.'
  return null
}

/** Sets who sees an experiment. Gives a sentence when it cannot, null when it is done. */
export async function setVisibility(
  db: Db,
  slug: string,
  { visibility, teamId }: NewVisibility,
  teams: ByTeams,
): Promise<string | null> {
  const why = await whyNotSetVisibility(db, slug, teams)
  if (why !== null) return why
  if (visibility === 'team' && teamId === null) return 'Choose the team that sees it.'
  if (teams !== null && (teamId === null || !teams.includes(teamId)))
    return 'Choose a team that you are in.'
  const found = await getExperimentIdentity(db, slug)
  if (!found) return NO_EXPERIMENT
  await db.update(experiment).set({ visibility, teamId }).where(eq(experiment.id, found.id))
  return null
}
