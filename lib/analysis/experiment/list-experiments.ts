import { and, count, desc, eq, inArray, isNull, max, ne } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, imports, publishedFigure } from '@/db/schema'
import {
  DEFAULT_QUESTION,
  describeExperiment,
  describeFrame,
  type ContrastHead,
  type ExperimentHead,
} from '@/lib/cells/describe-contrast'
import { resolveContrast } from '@/lib/cells/contrast'
import type { ExperimentRow } from './get-experiment'
import { CONTRADICTION } from '@/lib/domain/published-figure'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { makeHeadline, type Headline } from '@/lib/cells/make-headline'

/** An experiment as a line of the start page. */
export interface ExperimentListItem extends ExperimentHead {
  readonly contrast: ContrastHead | null
  readonly headline: Headline | null
  readonly lastImportAt: number | null
  /** Figures that its source prints only as aggregates. */
  readonly nFigures: number
}

type Described = Omit<ExperimentListItem, 'lastImportAt' | 'nFigures'>

interface Held {
  /** The row as it was described, its data version included. */
  readonly row: string
  readonly answer: Promise<Described>
}

// Tables of cells come and go with the experiments people look at; the few numbers of the start
// page stay, so that it reads the cells of an experiment again only when that one has changed.
const described = new WeakMap<Db, Map<number, Held>>()

function describeOnce(db: Db, held: Map<number, Held>, experiment: ExperimentRow) {
  const row = JSON.stringify(experiment)
  const known = held.get(experiment.id)
  if (known?.row === row) return known.answer
  const found: Held = { row, answer: describe(db, experiment) }
  held.set(experiment.id, found)
  found.answer.catch(() => {
    if (held.get(experiment.id) === found) held.delete(experiment.id)
  })
  return found.answer
}

/** What is held of the experiments that there are; of those that were deleted it goes. */
function heldOf(db: Db, rows: readonly { readonly experiment: ExperimentRow }[]) {
  const held = described.get(db) ?? new Map<number, Held>()
  described.set(db, held)
  const ids = new Set(rows.map(({ experiment }) => experiment.id))
  for (const id of held.keys()) if (!ids.has(id)) held.delete(id)
  return held
}

async function describe(db: Db, row: ExperimentRow): Promise<Described> {
  const table = await loadCells(db, row.id)
  const contrast = resolveContrast(table, DEFAULT_QUESTION, row.baselineKey, row.plannedTasks)
  const open = { experiment: row, table, contrast }
  return {
    ...describeExperiment(open),
    contrast: describeFrame(open, DEFAULT_QUESTION).contrast,
    headline: contrast && makeHeadline(open, contrast, DEFAULT_QUESTION),
  }
}

/** All experiments, the one imported last first, each with its headline under the defaults. */
export async function listExperiments(db: Db): Promise<ExperimentListItem[]> {
  const rows = await db
    .select({ experiment, lastImportAt: max(imports.finishedAt) })
    .from(experiment)
    // An import that was undone left nothing: it makes no experiment the latest.
    .leftJoin(
      imports,
      and(eq(imports.experimentId, experiment.id), inArray(imports.state, ['done', 'cancelled'])),
    )
    .where(isNull(experiment.deletedAt))
    .groupBy(experiment.id)
    .orderBy(desc(max(imports.finishedAt)), desc(experiment.id))
  const held = heldOf(db, rows)
  const figures = await countFigures(db)
  const items: ExperimentListItem[] = []
  for (const { experiment: row, lastImportAt } of rows)
    items.push({
      ...(await describeOnce(db, held, row)),
      lastImportAt,
      nFigures: figures.get(row.id) ?? 0,
    })
  return items
}

async function countFigures(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ id: publishedFigure.experimentId, n: count() })
    .from(publishedFigure)
    .where(ne(publishedFigure.scope, CONTRADICTION))
    .groupBy(publishedFigure.experimentId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
