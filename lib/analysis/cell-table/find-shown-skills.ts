import type { Db } from '@/db/open-database'

// From the cheapest evidence to the dearest: where the first answers, the trials are not looked at.
const SHOWN = `
  select c.id from condition c where c.experiment_id = ?1 and c.kind not in ('no_skills', 'unknown')
    and (exists (select 1 from cell x
        where x.experiment_id = ?1 and x.condition_id = c.id and x.skill_read_sum > 0)
      or not exists (select 1 from cell x
        where x.experiment_id = ?1 and x.condition_id = c.id and x.skill_known_count > 0)
      or exists (select 1 from offered_skill_set o join task k on k.id = o.task_id
        where k.experiment_id = ?1 and (o.condition_id = c.id or o.condition_id is null))
      or exists (select 1 from trial t
        where t.experiment_id = ?1 and t.is_live = 1 and t.is_excluded = 0
          and t.condition_id = c.id and t.skill_use <> 'none'))`

/**
 * Conditions of which some delivery brings the skills, or some trajectory shows that one was offered,
 * loaded, read or run; those of which no trajectory could tell are taken at their word. Of the others
 * only their names say that there were skills, and their logs show none.
 */
export async function findShownSkills(db: Db, experimentId: number): Promise<ReadonlySet<number>> {
  const { rows } = await db.$client.execute({ sql: SHOWN, args: [experimentId] })
  return new Set(rows.map(({ id }) => Number(id)))
}
