import type { Db } from '@/db/open-database'
import type { CellChange } from '@/lib/cells/adjust-rewards'
import type { TaskFactSource } from '@/lib/domain/new-trial'
import type { TrialStatus } from '@/lib/domain/trial-status'

const CHANGED = `
  SELECT DISTINCT t.id, t.task_id, t.configuration_id, t.condition_id, t.status, t.reward, t.is_excluded,
    t.condition_source = 'inferred' AS is_inferred,
    coalesce(i.condition_id, t.condition_id) AS was_condition, coalesce(s.status, t.status) AS was_status,
    coalesce(i.condition_source, t.condition_source) = 'inferred' AS was_inferred
  FROM review_change r CROSS JOIN trial t ON t.uid = r.subject AND t.experiment_id = r.experiment_id AND t.is_live = 1
  LEFT JOIN trial_as_imported i ON i.trial_id = t.id AND i.kind = 'condition'
  LEFT JOIN trial_as_imported s ON s.trial_id = t.id AND s.kind = 'status'
  WHERE r.experiment_id = ? AND r.undone_at IS NULL AND r.kind <> 'domain'`

/** What cells would have more or fewer if no reviewer had changed anything. */
export async function findImportedCells(db: Db, experimentId: number): Promise<CellChange[]> {
  const { rows } = await db.$client.execute({ sql: CHANGED, args: [experimentId] })
  return rows.flatMap((row) => {
    const place = {
      taskId: Number(row.task_id),
      configurationId: Number(row.configuration_id),
      reward: row.reward === null ? null : Number(row.reward),
    }
    // Statuses are written through their type.
    const as = (condition: unknown, status: unknown, isInferred: unknown, n: 1 | -1) => ({
      ...{ ...place, conditionId: Number(condition), status: String(status) as TrialStatus, n },
      nInferred: n * Number(isInferred),
    })
    return [
      ...(row.is_excluded === 1 ? [] : [as(row.condition_id, row.status, row.is_inferred, -1)]),
      as(row.was_condition, row.was_status, row.was_inferred, 1),
    ]
  })
}

/** Domains of tasks as imported, where they were corrected. */
export async function findImportedDomains(db: Db, experimentId: number) {
  const { rows } = await db.$client.execute({
    sql: `SELECT i.task_id, i.domain, i.domain_source FROM task_as_imported i
      JOIN task k ON k.id = i.task_id WHERE k.experiment_id = ?`,
    args: [experimentId],
  })
  return new Map(
    rows.map((row) => [
      Number(row.task_id),
      {
        domain: row.domain === null ? null : String(row.domain),
        // So is this one.
        domainSource: row.domain_source as TaskFactSource | null,
      },
    ]),
  )
}

const EXCLUDED = `
  SELECT t.task_id, t.configuration_id, t.condition_id, count(*) AS n
  FROM review_change r CROSS JOIN trial t ON t.uid = r.subject AND t.experiment_id = r.experiment_id AND t.is_live = 1
  WHERE r.experiment_id = ? AND r.undone_at IS NULL AND r.kind = 'exclude' GROUP BY 1, 2, 3`

/** Trials that reviewers left out, by cell. */
export async function countExcluded(db: Db, experimentId: number) {
  const { rows } = await db.$client.execute({ sql: EXCLUDED, args: [experimentId] })
  return rows.map((row) => ({
    taskId: Number(row.task_id),
    configurationId: Number(row.configuration_id),
    conditionId: Number(row.condition_id),
    n: Number(row.n),
  }))
}
