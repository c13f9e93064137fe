import type { Db } from '@/db/open-database'
import type { ConditionKind, ConditionSource } from '@/lib/domain/condition'
import type { Visibility } from '@/lib/domain/scope'

/** Trials that share a condition, where it comes from, and a job: what can be set together. */
export interface ConditionGroup {
  readonly conditionKey: string
  readonly label: string
  readonly kind: ConditionKind
  readonly source: ConditionSource
  readonly jobName: string | null
  readonly trials: number
}

export interface ExperimentSettings {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly kind: 'logs' | 'published'
  readonly isGenerated: boolean
  readonly baselineKey: string | null
  readonly visibility: Visibility
  readonly teamId: number | null
  readonly trials: number
  readonly tasks: number
  readonly tasksWithoutDomain: number
  readonly conditions: readonly {
    readonly key: string
    readonly label: string
    readonly kind: ConditionKind
  }[]
  readonly groups: readonly ConditionGroup[]
}

const GROUPS = `
  SELECT c.key, c.label, c.kind, t.condition_source, t.job_name, count(*) AS trials
  FROM trial t JOIN condition c ON c.id = t.condition_id
  WHERE t.experiment_id = ? AND t.is_live = 1
  GROUP BY c.id, t.condition_source, t.job_name
  ORDER BY c.kind = 'unknown' DESC, c.round, c.key, t.job_name, t.condition_source LIMIT 500`

const HEAD = `
  SELECT e.*, (SELECT coalesce(sum(n_trials), 0) FROM cell WHERE experiment_id = e.id) AS trials,
    (SELECT count(*) FROM task WHERE experiment_id = e.id) AS tasks,
    (SELECT count(*) FROM task WHERE experiment_id = e.id AND domain IS NULL) AS tasks_without_domain
  FROM experiment e WHERE e.slug = ? AND e.deleted_at IS NULL`

/** What can be set of an experiment after import; null when there is none of this slug. */
export async function getExperimentSettings(
  db: Db,
  slug: string,
): Promise<ExperimentSettings | null> {
  const { rows } = await db.$client.execute({ sql: HEAD, args: [slug] })
  const row = rows[0]
  if (!row) return null
  const id = Number(row.id)
  const [conditions, groups] = await Promise.all([
    db.$client.execute({
      sql: 'SELECT key, label, kind FROM condition WHERE experiment_id = ? ORDER BY round, key',
      args: [id],
    }),
    db.$client.execute({ sql: GROUPS, args: [id] }),
  ])
  return {
    id,
    slug: String(row.slug),
    name: String(row.name),
    description: row.description === null ? null : String(row.description),
    kind: row.kind === 'published' ? 'published' : 'logs',
    isGenerated: Boolean(row.is_generated),
    baselineKey: row.baseline_key === null ? null : String(row.baseline_key),
    // Written through the schema's type only.
    visibility: String(row.visibility) as Visibility,
    teamId: row.team_id === null ? null : Number(row.team_id),
    trials: Number(row.trials),
    tasks: Number(row.tasks),
    tasksWithoutDomain: Number(row.tasks_without_domain),
    // Kinds and sources are written through the schema's types only.
    conditions: conditions.rows.map((one) => ({
      key: String(one.key),
      label: String(one.label),
      kind: String(one.kind) as ConditionKind,
    })),
    groups: groups.rows.map((one) => ({
      conditionKey: String(one.key),
      label: String(one.label),
      kind: String(one.kind) as ConditionKind,
      source: String(one.condition_source) as ConditionSource,
      jobName: one.job_name === null ? null : String(one.job_name),
      trials: Number(one.trials),
    })),
  }
}
