import { notExcluded } from '@/lib/analysis/not-excluded'
import type { Db } from '@/db/open-database'
import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { TrialStatus } from '@/lib/domain/trial-status'

// Cells say how many of their trials read a skill, so that trials are looked at only where some did.
const READ_WITHOUT = `
  SELECT t.task_id, t.configuration_id, t.condition_id, t.status, t.reward, count(*) AS n,
    count(*) FILTER (WHERE t.condition_source = 'inferred') AS n_inferred
  FROM condition d CROSS JOIN cell c ON c.experiment_id = d.experiment_id AND c.condition_id = d.id
    AND c.skill_read_sum > 0
  CROSS JOIN trial t ON t.experiment_id = c.experiment_id AND t.is_live = 1 AND t.is_excluded = 0 AND t.task_id = c.task_id
    AND t.configuration_id = c.configuration_id AND t.condition_id = c.condition_id
  WHERE d.experiment_id = ? AND d.kind = 'no_skills' AND t.skill_use IN ('read', 'executed')
  GROUP BY 1, 2, 3, 4, 5`

/**
 * Trials that are said to have had no skills and read one all the same, counted by cell, status and
 * reward: what to take away to see the gain without them.
 */
export async function findSuspects(db: Db, experimentId: number): Promise<CellChange[]> {
  const { rows } = await db.$client.execute({ sql: READ_WITHOUT, args: [experimentId] })
  return rows.map((row) => ({
    taskId: Number(row.task_id),
    configurationId: Number(row.configuration_id),
    conditionId: Number(row.condition_id),
    // The column is written by imports and corrections only, through its type.
    status: String(row.status) as TrialStatus,
    reward: row.reward === null ? null : Number(row.reward),
    n: -Number(row.n),
    nInferred: -Number(row.n_inferred),
  }))
}

// With a trajectory, yet no skill was offered, loaded, read or run: a pass over the index.
const NO_TRACE = `
  SELECT t.configuration_id, t.condition_id, count(*) AS n, count(*) FILTER (WHERE t.skill_use = 'none') AS none
  FROM trial t WHERE t.experiment_id = ?1 AND t.is_live = 1 AND t.skill_use IS NOT NULL
    AND ${notExcluded('t.id', '?1')}
    AND t.condition_id IN (SELECT id FROM condition WHERE experiment_id = ?1 AND kind NOT IN ('no_skills', 'unknown'))
  GROUP BY 1, 2 HAVING none > 0`

/** How many trials of each arm with skills show no trace of one, of those whose log could tell. */
export async function countWithoutTrace(db: Db, experimentId: number) {
  const { rows } = await db.$client.execute({ sql: NO_TRACE, args: [experimentId] })
  return rows.map((row) => ({
    configurationId: Number(row.configuration_id),
    conditionId: Number(row.condition_id),
    n: Number(row.none),
    of: Number(row.n),
  }))
}
