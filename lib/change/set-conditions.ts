import { z } from 'zod'
import type { Db } from '@/db/open-database'
import type { GivenCondition } from '@/lib/domain/import'
import { recountStatements } from '@/db/writes/recount-cells'
import { sweepStatements } from '@/db/writes/sweep-statements'
import { settleTasks } from '@/db/writes/settle-skills'

/** Live trials of one condition and one job (null: without a job), or of one condition in all jobs. */
export type TrialGroup =
  | { readonly conditionKey: string; readonly jobName: string | null }
  | { readonly conditionKey: string; readonly isAllJobs: true }

const groupShape = z.union([
  z.object({ conditionKey: z.string(), jobName: z.string().nullable() }),
  z.object({ conditionKey: z.string(), isAllJobs: z.literal(true) }),
])

/** Groups as a form sends them: JSON texts. What is none is left out. */
export function parseGroups(values: readonly unknown[]): TrialGroup[] {
  return values.flatMap((value) => {
    try {
      const parsed = groupShape.safeParse(JSON.parse(String(value)))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}

const GROUPS = `JOIN json_each(:groups) g ON g.value->>'conditionKey' = c.key
    AND (g.value->>'isAllJobs' OR g.value->>'jobName' IS t.job_name)`

// A trial that a reviewer corrected by itself keeps that. The fingerprint stays: the same logs again are unchanged and do not undo what a person said.
const SET = `
  UPDATE trial SET condition_source = 'given',
    condition_id = (SELECT id FROM condition WHERE experiment_id = :experimentId AND key = :key),
    detail = json_set(detail, '$.condition', json_object('rule', NULL, 'evidence', NULL,
      'claimed', (SELECT key FROM condition c WHERE c.id = trial.condition_id)))
  WHERE id IN (SELECT t.id FROM trial t JOIN condition c ON c.id = t.condition_id ${GROUPS}
    WHERE t.experiment_id = :experimentId AND t.is_live = 1 AND t.id <= :last
      AND NOT EXISTS (SELECT 1 FROM trial_as_imported i WHERE i.trial_id = t.id AND i.kind = 'condition'))`

// What a condition offers a task follows from the trials it has there.
const SET_TASKS = `
  SELECT t.task_id FROM trial t JOIN condition c ON c.id = t.condition_id
  WHERE t.experiment_id = :experimentId AND t.condition_source = 'given' AND c.key = :key`

// Where trials have the condition by a person's word, under it and under those they may have come from.
const AFFECTED = `
  SELECT DISTINCT t.task_id, t.configuration_id, c.id AS condition_id
  FROM trial t JOIN condition now ON now.id = t.condition_id CROSS JOIN condition c
  WHERE t.experiment_id = :experimentId AND t.is_live = 1 AND t.condition_source = 'given'
    AND now.key = :key AND c.experiment_id = :experimentId
    AND (c.key = :key OR c.key IN (SELECT value->>'conditionKey' FROM json_each(:groups)))`

/** Sets the condition of stored trials that was unknown or misread. Gives how many were set. */
export async function setConditions(
  db: Db,
  experimentId: number,
  groups: readonly TrialGroup[],
  condition: GivenCondition,
): Promise<number> {
  // An import may go on beside: what it stores from here on is left as it is.
  const { rows: newest } = await db.$client.execute('SELECT max(id) AS last FROM trial')
  const { kind, key, label, round } = condition
  const args = { experimentId, key, groups: JSON.stringify(groups) }
  const [, set] = await db.$client.batch(
    [
      {
        sql: `INSERT INTO condition (experiment_id, key, kind, label, round) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        args: [experimentId, key, kind, label, round],
      },
      { sql: SET, args: { ...args, last: Number(newest[0]!.last) } },
      ...recountStatements(AFFECTED, args),
      ...settleTasks(SET_TASKS, { experimentId, key }),
      ...sweepStatements(experimentId),
    ],
    'write',
  )
  return set!.rowsAffected
}
