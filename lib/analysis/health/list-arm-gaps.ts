import type { Db } from '@/db/open-database'

/** What trials of one arm lack, from its cells. */
export interface ArmGaps {
  readonly configurationId: number
  readonly conditionId: number
  readonly trials: number
  readonly noReward: number
  readonly noTrajectory: number
  readonly noTokens: number
}

// Sums of cells, so that no trial is read. A trial without steps has no trajectory.
const GAPS = `
  SELECT c.configuration_id, c.condition_id, sum(c.n_trials) AS trials,
    sum(c.n_trials - c.step_count) AS no_trajectory,
    sum(c.n_trials - min(c.tokens_in_count, c.tokens_out_count)) AS no_tokens,
    total((SELECT total(b.value->>1) FROM json_each(c.rewards, '$.missing_reward') b)) AS no_reward
  FROM cell c WHERE c.experiment_id = ? GROUP BY 1, 2`

/** Missing rewards, trajectories and token counts of every arm. */
export async function listArmGaps(db: Db, experimentId: number): Promise<ArmGaps[]> {
  const { rows } = await db.$client.execute({ sql: GAPS, args: [experimentId] })
  return rows.map((row) => ({
    configurationId: Number(row.configuration_id),
    conditionId: Number(row.condition_id),
    trials: Number(row.trials),
    noReward: Number(row.no_reward),
    noTrajectory: Number(row.no_trajectory),
    noTokens: Number(row.no_tokens),
  }))
}

export interface ArmFailures {
  readonly configurationId: number
  readonly conditionId: number
  readonly rule: string
  readonly n: number
}

// Broken trials are few; the rule that said so stands in their rows.
const FAILURES = `
  SELECT configuration_id, condition_id, status_rule AS rule, count(*) AS n
  FROM trial WHERE experiment_id = ? AND is_live = 1 AND is_excluded = 0 AND status = 'infra_error'
  GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3`

/** Which rule found how many trials of each arm broken: provider, set-up, sandbox. */
export async function listArmFailures(db: Db, experimentId: number): Promise<ArmFailures[]> {
  const { rows } = await db.$client.execute({ sql: FAILURES, args: [experimentId] })
  return rows.map((row) => ({
    configurationId: Number(row.configuration_id),
    conditionId: Number(row.condition_id),
    rule: String(row.rule),
    n: Number(row.n),
  }))
}
