import type { Db } from '@/db/open-database'
import type { Behavior } from '@/lib/domain/behavior'
import type { ExamplePlace } from './load-behaviors'

/** A trial that shows a behaviour, and the step where it first does. */
export interface ExampleTrial {
  readonly behavior: Behavior
  readonly conditionId: number
  readonly uid: string
  readonly task: string
  readonly firstStep: number
}

// CROSS JOIN keeps the order: each place is found by the index of behaviours.
const TRIALS = `
  SELECT j.value->>0 AS behavior, t.condition_id, t.uid, k.name AS task,
    (SELECT min(first_step) FROM span WHERE trial_id = t.id AND kind = j.value->>0) AS first_step
  FROM json_each(:places) j CROSS JOIN trial t ON t.id = (
    SELECT id FROM trial WHERE experiment_id = :experimentId AND is_live = 1 AND task_id = j.value->>1
      AND configuration_id = j.value->>2 AND condition_id = j.value->>3 AND behaviors = j.value->>4
      AND behaviors IS NOT NULL AND is_excluded = 0 LIMIT 1)
  JOIN task k ON k.id = t.task_id ORDER BY j.key`

/** Trials at these places, in their order. */
export async function listExampleTrials(
  db: Db,
  experimentId: number,
  places: readonly ExamplePlace[],
): Promise<ExampleTrial[]> {
  const packed = places.map(({ behavior, taskId, configurationId, conditionId, stored }) => [
    ...[behavior, taskId, configurationId, conditionId, stored],
  ])
  const args = { experimentId, places: JSON.stringify(packed) }
  const { rows } = await db.$client.execute({ sql: TRIALS, args })
  return rows.map((row) => ({
    // One of those that were asked for.
    behavior: String(row.behavior) as Behavior,
    conditionId: Number(row.condition_id),
    uid: String(row.uid),
    task: String(row.task),
    firstStep: Number(row.first_step),
  }))
}
