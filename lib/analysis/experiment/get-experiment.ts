import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, experimentSlug, imports } from '@/db/schema'
import type { ImportOrigin } from '@/lib/domain/import'
import { hasChanges } from '@/lib/domain/review-change'
import { resolveContrast, type ContrastQuestion } from '@/lib/cells/contrast'
import type { ExperimentCells, ExperimentFacts } from '@/lib/cells/experiment-cells'
import { loadCells, readImportedCells } from '@/lib/analysis/cell-table/load-cells'
import { remember } from '@/lib/cells/remember'
import { loadFilledViews } from './load-filled-views'

export type ExperimentRow = typeof experiment.$inferSelect

/** The experiment of a slug, also of a former one: then its present slug differs from the asked. */
export async function getExperiment(db: Db, slug: string): Promise<ExperimentRow | null> {
  const [found] = await db
    .select()
    .from(experiment)
    .where(and(eq(experiment.slug, slug), isNull(experiment.deletedAt)))
    .limit(1)
  if (found) return found
  const [former] = await db
    .select({ experiment })
    .from(experimentSlug)
    .innerJoin(experiment, eq(experiment.id, experimentSlug.experimentId))
    .where(eq(experimentSlug.slug, slug))
    .limit(1)
  return former?.experiment ?? null
}

/** The same with the row of the experiment, whose id leads to more than its cells. */
export interface OpenExperiment extends ExperimentCells {
  readonly experiment: ExperimentRow & Pick<ExperimentFacts, 'filledViews'>
}

/** Null when no experiment has this slug. */
export async function openExperiment(
  db: Db,
  slug: string,
  question: ContrastQuestion,
): Promise<OpenExperiment | null> {
  const found = await getExperiment(db, slug)
  if (!found) return null
  const reviewed = await loadCells(db, found.id)
  const table =
    question.data === 'imported' && hasChanges(reviewed.changes)
      ? await remember(reviewed, 'as imported', null, () =>
          readImportedCells(db, found.id, reviewed),
        )
      : reviewed
  const { without, with: with_, policy, configurations } = question
  const { baselineKey, plannedTasks } = found
  const asked = [without, with_, policy, configurations, baselineKey, plannedTasks]
  const contrast = remember(table, 'contrast', asked, () =>
    resolveContrast(table, question, baselineKey, plannedTasks),
  )
  const filledViews = await loadFilledViews(db, found.id, table)
  return { experiment: { ...found, filledViews }, table, contrast }
}

/** Where an experiment's data came from. */
export interface ExperimentImport {
  readonly uid: string
  readonly source: string
  readonly origin: ImportOrigin
  readonly finishedAt: number | null
}

// The same logs again bring nothing: whoever looks then sees no new number.
const BROUGHT_TRIALS = sql`${imports.report}->>'$.trials.added' + ${imports.report}->>'$.trials.replaced' > 0`

/** The last imports of an experiment that stand, newest first, and how many there are. */
export async function listExperimentImports(
  db: Db,
  experimentId: number,
): Promise<{ items: ExperimentImport[]; total: number; nBringing: number }> {
  const stands = eq(imports.experimentId, experimentId)
  const [items, [all], [bringing]] = await Promise.all([
    db
      .select({
        uid: imports.uid,
        source: imports.source,
        origin: imports.origin,
        finishedAt: imports.finishedAt,
        state: imports.state,
      })
      .from(imports)
      .where(stands)
      .orderBy(desc(imports.finishedAt), desc(imports.id))
      .limit(12),
    db.select({ n: count() }).from(imports).where(stands),
    db
      .select({ n: count() })
      .from(imports)
      .where(and(stands, eq(imports.state, 'done'), BROUGHT_TRIALS)),
  ])
  return {
    items: items
      .filter((one) => one.state === 'done')
      .map(({ state: _state, ...one }) => one)
      .slice(0, 3),
    total: all?.n ?? 0,
    nBringing: bringing?.n ?? 0,
  }
}
