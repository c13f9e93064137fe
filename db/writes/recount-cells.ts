import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { raiseVersion } from './raise-version'

/** Place of a cell within an experiment: ids of task, configuration and condition. */
export type CellKey = readonly [taskId: number, configurationId: number, conditionId: number]

/** Which cells: named outright, and those of trials (live or not) by id. */
export interface AffectedCells {
  readonly keys: readonly CellKey[]
  readonly trialIds: readonly number[]
}

const AFFECTED = `
  SELECT value->>0 AS task_id, value->>1 AS configuration_id, value->>2 AS condition_id FROM json_each(:keys)
  UNION
  SELECT task_id, configuration_id, condition_id FROM trial
  WHERE id IN (SELECT value FROM json_each(:trialIds)) AND experiment_id = :experimentId`

const EVERY = `
  SELECT DISTINCT task_id, configuration_id, condition_id FROM trial WHERE experiment_id = :experimentId`

// Rewards are written with 17 digits: SQLite's own JSON keeps only 15, and 2/3 would come back another number.
const fill = (affected: string) => `
  WITH affected AS (${affected}),
  live AS MATERIALIZED (
    SELECT t.* FROM affected a JOIN trial t ON t.experiment_id = :experimentId AND t.task_id = a.task_id
      AND t.configuration_id = a.configuration_id AND t.condition_id = a.condition_id AND t.is_live = 1),
  bars AS (
    SELECT task_id, configuration_id, condition_id, status, reward, count(*) AS n
    FROM live GROUP BY 1, 2, 3, 4, 5),
  histograms AS (
    SELECT task_id, configuration_id, condition_id, status,
      '[' || group_concat('[' || CASE WHEN reward IS NULL THEN 'null' WHEN reward = CAST(reward AS INTEGER)
        THEN CAST(reward AS INTEGER) ELSE printf('%!.17g', reward) END || ',' || n || ']', ',' ORDER BY reward) || ']' AS bars
    FROM bars GROUP BY 1, 2, 3, 4),
  rewards AS (
    SELECT task_id, configuration_id, condition_id,
      '{' || group_concat('"' || status || '":' || bars, ',' ORDER BY status) || '}' AS rewards
    FROM histograms GROUP BY 1, 2, 3)
  INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, n_trials, rewards, n_inferred,
    tokens_in_sum, tokens_in_count, tokens_out_sum, tokens_out_count, cost_sum, cost_count,
    duration_sum, duration_count, step_sum, step_count, skill_read_sum, skill_known_count)
  SELECT :experimentId, l.task_id, l.configuration_id, l.condition_id, count(*), min(r.rewards),
    count(*) FILTER (WHERE l.condition_source = 'inferred'),
    sum(l.tokens_in), count(l.tokens_in),
    sum(l.tokens_out), count(l.tokens_out),
    sum(l.cost_usd), count(l.cost_usd),
    sum(l.duration_ms), count(l.duration_ms),
    sum(l.step_count), count(l.step_count),
    count(*) FILTER (WHERE l.skill_use IN ('read', 'executed')), count(l.skill_use)
  FROM live l JOIN rewards r ON r.task_id = l.task_id AND r.configuration_id = l.configuration_id
    AND r.condition_id = l.condition_id
  GROUP BY l.task_id, l.configuration_id, l.condition_id`

/**
 * Statements that make the affected cells anew from the live trials. To be run in the transaction
 * that changed the trials, after it changed them: pages then never see a trial without its cell.
 */
export function cellStatements(experimentId: number, affected: AffectedCells): InStatement[] {
  const args = {
    experimentId,
    keys: JSON.stringify(affected.keys),
    trialIds: JSON.stringify(affected.trialIds),
  }
  return [
    {
      sql: `DELETE FROM cell WHERE experiment_id = :experimentId
        AND (task_id, configuration_id, condition_id) IN (${AFFECTED})`,
      args,
    },
    { sql: fill(AFFECTED), args },
  ]
}

/** Makes all cells of an experiment from its trials. The slow, obvious way. */
export async function rebuildCells(db: Db, experimentId: number): Promise<void> {
  await db.$client.batch(
    [
      { sql: 'DELETE FROM cell WHERE experiment_id = :experimentId', args: { experimentId } },
      { sql: fill(EVERY), args: { experimentId } },
      ...raiseVersion(experimentId),
    ],
    'write',
  )
}
