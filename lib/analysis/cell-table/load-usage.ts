import type { Db } from '@/db/open-database'
import { armId, type ArmUsage } from '@/lib/cells/arm-usage'

// A trial counts for tokens when both counts are known; cells keep them apart, so the lesser count.
const ARM_SUMS = `
  select configuration_id, condition_id, sum(n_trials) as n_trials,
    coalesce(sum(cost_sum), 0) as cost_sum, sum(cost_count) as cost_count,
    sum(case when tokens_in_count = tokens_out_count
      then coalesce(tokens_in_sum, 0) + coalesce(tokens_out_sum, 0) else 0 end) as tokens_sum,
    sum(case when tokens_in_count = tokens_out_count then tokens_in_count else 0 end) as tokens_count
  from cell where experiment_id = ? group by configuration_id, condition_id`

/** Spend and tokens of every arm of an experiment, from its cells. */
export async function loadUsage(db: Db, experimentId: number): Promise<Map<string, ArmUsage>> {
  const { rows } = await db.$client.execute({ sql: ARM_SUMS, args: [experimentId] })
  return new Map(
    rows.map((row) => [
      armId(Number(row.configuration_id), Number(row.condition_id)),
      {
        nTrials: Number(row.n_trials),
        costSum: Number(row.cost_sum),
        costCount: Number(row.cost_count),
        tokensSum: Number(row.tokens_sum),
        tokensCount: Number(row.tokens_count),
      },
    ]),
  )
}

// One JSON value: reading a row a task costs ten times as much on this driver.
const TASK_COSTS = `
  select json_group_array(json_array(task_id, cost_sum)) as costs from cell
  where experiment_id = ? and configuration_id = ? and condition_id = ? and cost_count > 0
    and cost_count = n_trials`

/**
 * Spend by task of one arm, in US dollars, where every trial of the task reports its cost: else it
 * is not known which trials were paid for, and the task is left out.
 */
export async function loadTaskCosts(
  db: Db,
  experimentId: number,
  arm: { readonly configurationId: number; readonly conditionId: number },
): Promise<Map<number, number>> {
  const { rows } = await db.$client.execute({
    sql: TASK_COSTS,
    args: [experimentId, arm.configurationId, arm.conditionId],
  })
  // The statement above makes the shape.
  return new Map(JSON.parse(String(rows[0]!.costs)) as [taskId: number, costUsd: number][])
}

const COSTS_BY_ARM = `
  select json_group_array(json_array(configuration_id, condition_id, task_id, cost_sum)) as costs
  from cell where experiment_id = ? and condition_id in (select value from json_each(?))
    and cost_count > 0 and cost_count = n_trials`

/** The same of all arms under some conditions, by arm, in one pass over the cells. */
export async function loadCostsByArm(
  db: Db,
  experimentId: number,
  conditionIds: readonly number[],
): Promise<Map<string, Map<number, number>>> {
  const { rows } = await db.$client.execute({
    sql: COSTS_BY_ARM,
    args: [experimentId, JSON.stringify(conditionIds)],
  })
  const arms = new Map<string, Map<number, number>>()
  // The statement above makes the shape.
  for (const [configuration, condition, task, cost] of JSON.parse(
    String(rows[0]!.costs),
  ) as number[][]) {
    const key = armId(configuration!, condition!)
    const arm = arms.get(key) ?? new Map<number, number>()
    arms.set(key, arm.set(task!, cost!))
  }
  return arms
}
