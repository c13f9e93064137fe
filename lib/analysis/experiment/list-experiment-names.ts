import type { Db } from '@/db/open-database'
import { CONTRADICTION } from '@/lib/domain/published-figure'
import type { Visibility } from '@/lib/domain/scope'

/** An experiment as administration lists it. */
export interface ExperimentName {
  readonly slug: string
  readonly name: string
  readonly kind: 'logs' | 'published'
  readonly isGenerated: boolean
  readonly trials: number
  readonly tasks: number
  /** Figures that its source prints only as aggregates. */
  readonly figures: number
  /** Tables that its source prints. */
  readonly printedTables: number
  readonly visibility: Visibility
  readonly team: string | null
}

/** All experiments by name, with how much is in them. */
export async function listExperimentNames(db: Db): Promise<ExperimentName[]> {
  const { rows } = await db.$client.execute({
    args: [CONTRADICTION],
    sql: `
    SELECT e.slug, e.name, e.kind, e.is_generated, e.visibility,
      (SELECT name FROM team WHERE id = e.team_id) AS team,
      (SELECT coalesce(sum(n_trials), 0) FROM cell WHERE experiment_id = e.id) AS trials,
      (SELECT count(*) FROM task WHERE experiment_id = e.id) AS tasks,
      (SELECT count(*) FROM published_figure WHERE experiment_id = e.id AND scope <> ?) AS figures,
      (SELECT count(*) FROM printed_table WHERE experiment_id = e.id) AS printed_tables
    FROM experiment e WHERE e.deleted_at IS NULL ORDER BY e.name COLLATE NOCASE, e.id`,
  })
  return rows.map((row) => ({
    slug: String(row.slug),
    name: String(row.name),
    kind: row.kind === 'published' ? 'published' : 'logs',
    isGenerated: Boolean(row.is_generated),
    trials: Number(row.trials),
    tasks: Number(row.tasks),
    figures: Number(row.figures),
    printedTables: Number(row.printed_tables),
    // Written through the schema's type only.
    visibility: String(row.visibility) as Visibility,
    team: row.team === null ? null : String(row.team),
  }))
}
