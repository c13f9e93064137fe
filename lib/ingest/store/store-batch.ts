import type { InStatement } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { IMPORT_RULE } from '@/lib/domain/condition'
import { bareTask, type NewTask } from '@/lib/domain/new-trial'
import type { CarriedReview } from '@/lib/domain/carried-review'
import type { CarriedChange } from '@/lib/domain/review-change'
import type { BatchPlan, DeliveredTrial, ImportTarget } from './batch-plan'
import { planBatch } from './plan-batch'
import { sqlJson } from '@/db/writes/json-rows'
import { applyTrialChanges, belowTaskChanges } from '@/db/writes/apply-changes'
import { raiseVersion } from '@/db/writes/raise-version'
import { turnEventLoop } from '@/db/writes/turn-event-loop'
import { taskStatements } from './task-statements'
import { reviewStatements } from './review-statements'
import { changeStatements } from './change-statements'
import { libraryStatements, type LibraryBatch } from './library-statements'
import { saysSkills, skillSetStatements } from './skill-set-statements'
import {
  armStatements,
  newSpanStatements,
  removeOwnStatements,
  retireStatements,
  trialStatements,
  type NumberedTrial,
} from './trial-statements'
import { cellStatements } from '@/db/writes/recount-cells'
import { settleSkills } from '@/db/writes/settle-skills'
import { fenceStatements } from '@/db/writes/writer-lease'

/** Where a batch is written. */
export type StoreTarget = ImportTarget & {
  readonly experimentId: number
  readonly importId: number
}

export interface NewBatch extends LibraryBatch {
  /** What reviewers changed, of an export; absent: nothing. */
  readonly changes?: readonly CarriedChange[]
  /** What they said and kept. */
  readonly reviews?: readonly CarriedReview[]
  readonly trials: readonly DeliveredTrial[]
  readonly tasks: readonly NewTask[]
}

async function numberTrials(db: Db, plan: BatchPlan): Promise<NumberedTrial[]> {
  const { rows } = await db.$client.execute('SELECT coalesce(max(id), 0) AS last FROM trial')
  const last = Number(rows[0]!.last)
  return plan.writes.map((planned, index) => ({ ...planned, id: last + 1 + index }))
}

const alsoSeenStatements = (plan: BatchPlan): InStatement[] =>
  [...plan.alsoSeen].map(([id, fingerprints]) => ({
    sql: `UPDATE trial SET other_fingerprints = (SELECT json_group_array(value) FROM
      (SELECT value FROM json_each(other_fingerprints) UNION SELECT value FROM json_each(?))) WHERE id = ?`,
    args: [JSON.stringify(fingerprints), id],
  }))

function toolCountStatements({ newToolCounts }: BatchPlan): InStatement[] {
  if (newToolCounts.size === 0) return []
  const rows = [...newToolCounts].map(([id, counts]) => [id, counts.toolCalls, counts.toolErrors])
  return [
    {
      sql: `UPDATE trial SET tool_calls = j.value->>1, tool_errors = j.value->>2
        FROM json_each(?) j WHERE trial.id = j.value->>0`,
      args: [JSON.stringify(rows)],
    },
  ]
}

const NOTE_KEYS = `UPDATE trial SET delivery_key = j.value->>1 FROM json_each(?) j WHERE trial.id = j.value->>0`

// A condition that a rule set names it in its evidence.
const NOTE_RULES = `UPDATE trial SET detail = json_set(detail, '$.ruled', j.value->1,
    '$.condition.evidence', iif(detail->>'$.condition.rule' = '${IMPORT_RULE}', j.value->>2, detail->>'$.condition.evidence'))
  FROM json_each(?) j WHERE trial.id = j.value->>0`

/** Notes of trials that stay how they were found: where, and by which place in their list rules set something. */
async function noteFound(db: Db, plan: BatchPlan, leaseHolder: string | null) {
  const rules = [...plan.movedRules].map(([id, { ruled, condition }]) => [
    ...[id, ruled, condition.rule === IMPORT_RULE ? condition.evidence : null],
  ])
  const statements = [
    ...(plan.newKeys.size > 0 ? [{ sql: NOTE_KEYS, args: [sqlJson([...plan.newKeys])] }] : []),
    ...(rules.length > 0 ? [{ sql: NOTE_RULES, args: [sqlJson(rules)] }] : []),
  ]
  if (statements.length === 0) return
  await db.$client.batch([...fenceStatements(leaseHolder), ...statements], 'write')
}

/** Tasks to write: those described, and those that only a new trial names. */
function tasksToWrite(batch: NewBatch, trials: readonly NumberedTrial[]): NewTask[] {
  const described = new Set(batch.tasks.map((task) => task.name))
  const named = new Set(trials.map(({ trial }) => trial.taskName))
  return [...[...named].filter((name) => !described.has(name)).map(bareTask), ...batch.tasks]
}

const NEW_ARMS = `
  SELECT DISTINCT j.value->>0 AS task FROM json_each(:arms) j
  JOIN task k ON k.experiment_id = :experimentId AND k.name = j.value->>0
  WHERE EXISTS (SELECT 1 FROM skill_set WHERE task_id = k.id)
    AND NOT EXISTS (SELECT 1 FROM condition c CROSS JOIN trial t ON t.condition_id = c.id
      WHERE c.experiment_id = :experimentId AND c.key = j.value->>1 AND t.task_id = k.id AND t.import_id = :importId)`

const writeStatements = (
  { experimentId, importId }: StoreTarget,
  trials: readonly NumberedTrial[],
): InStatement[] => [
  ...armStatements(
    experimentId,
    trials.map(({ trial }) => trial),
  ),
  ...retireStatements(trials, importId),
  ...trialStatements(trials, experimentId, importId),
]

/** Statements that make anew the cells of all that is written. */
function recountsOf(
  experimentId: number,
  { plan, trials }: { plan: BatchPlan; trials: readonly NumberedTrial[] },
): InStatement[] {
  const written = trials.flatMap(({ id, old }) => (old ? [id, old.id] : [id]))
  const trialIds = [...written, ...plan.newToolCounts.keys()]
  return trialIds.length > 0 ? cellStatements(experimentId, { keys: [], trialIds }) : []
}

/**
 * Tasks whose conditions may offer something else after this batch: their skills come in, or the first
 * trials that this import has of a condition.
 */
async function tasksToSettle(
  db: Db,
  { experimentId, importId }: StoreTarget,
  tasks: readonly NewTask[],
  trials: readonly NumberedTrial[],
): Promise<string[]> {
  const arms = new Map(
    trials.map(({ trial }) => {
      const arm = [trial.taskName, trial.condition.key]
      return [arm.join('\0'), arm]
    }),
  )
  const args = { experimentId, importId, arms: sqlJson([...arms.values()]) }
  const { rows } = await db.$client.execute({ sql: NEW_ARMS, args })
  const brought = tasks.filter(saysSkills).map(({ name }) => name)
  return [...new Set([...brought, ...rows.map((row) => String(row.task))])]
}

/**
 * Stores one batch in one transaction: tasks, their skills, arms, trials, steps, the cells they touch, and the
 * raised version. Either all of it is there or none. Same trials again: nothing changes.
 */
export async function storeBatch(db: Db, target: StoreTarget, batch: NewBatch): Promise<BatchPlan> {
  const { experimentId, importId } = target
  const plan = await planBatch(db, target, batch.trials)
  // Where a trial was found says nothing that a page shows: the version stays.
  await noteFound(db, plan, target.leaseHolder)
  const trials = await numberTrials(db, plan)
  const tasks = tasksToWrite(batch, trials)
  const trialIds = trials.map(({ id }) => id)
  const taskNames = await tasksToSettle(db, target, tasks, trials)
  const { condition, domains } = target.options
  const statements: InStatement[] = [
    ...changeStatements(target, batch.changes ?? []),
    ...reviewStatements(target, batch.reviews ?? []),
    ...(tasks.length > 0
      ? belowTaskChanges(
          experimentId,
          tasks.map(({ name }) => name),
          taskStatements(experimentId, tasks, domains),
        )
      : []),
    ...skillSetStatements({ experimentId, importId, condition }, tasks),
    ...libraryStatements({ experimentId, importId }, batch),
    ...(trials.length > 0 ? writeStatements(target, trials) : []),
    ...alsoSeenStatements(plan),
    ...toolCountStatements(plan),
    ...applyTrialChanges(
      experimentId,
      trials.map(({ uid }) => uid),
    ),
    ...newSpanStatements(plan.newSpans),
    ...recountsOf(experimentId, { plan, trials }),
    ...removeOwnStatements(experimentId, importId, trials),
    ...settleSkills(experimentId, { taskNames, trialIds }),
  ]
  if (statements.length === 0) return plan
  await db.$client.batch(
    [...fenceStatements(target.leaseHolder), ...statements, ...raiseVersion(experimentId)],
    'write',
  )
  await turnEventLoop()
  return plan
}
