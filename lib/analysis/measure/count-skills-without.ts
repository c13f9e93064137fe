import { notExcluded } from '@/lib/analysis/not-excluded'
import type { Db } from '@/db/open-database'

// Cells say how many of their trials a log tells of; only these are looked at, in the index.
const SKILLS_WITHOUT = `
  SELECT t.configuration_id, t.condition_id, d.key AS condition, count(*) AS n,
    count(*) FILTER (WHERE t.skill_use IN ('read', 'executed')) AS n_read
  FROM condition d CROSS JOIN cell c ON c.experiment_id = d.experiment_id AND c.condition_id = d.id
    AND c.skill_known_count > 0
  CROSS JOIN trial t ON t.experiment_id = c.experiment_id AND t.is_live = 1 AND t.task_id = c.task_id
    AND t.configuration_id = c.configuration_id AND t.condition_id = c.condition_id
  WHERE d.experiment_id = ?1 AND d.kind = 'no_skills'
    AND t.skill_use IN ('offered', 'loaded', 'read', 'executed') AND ${notExcluded('t.id', '?1')}
  GROUP BY 1, 2`

/** Trials of one arm without skills whose log shows skills all the same. */
export interface SkillsWithout {
  readonly configurationId: number
  readonly conditionId: number
  readonly condition: string
  readonly nRead: number
  /** Offered or loaded, and none read. */
  readonly nUnread: number
}

/** How many trials that are said to have had no skills show skills in their log, an arm a row. */
export async function countSkillsWithout(db: Db, experimentId: number): Promise<SkillsWithout[]> {
  const { rows } = await db.$client.execute({ sql: SKILLS_WITHOUT, args: [experimentId] })
  return rows.map((row) => ({
    configurationId: Number(row.configuration_id),
    conditionId: Number(row.condition_id),
    condition: String(row.condition),
    nRead: Number(row.n_read),
    nUnread: Number(row.n) - Number(row.n_read),
  }))
}
