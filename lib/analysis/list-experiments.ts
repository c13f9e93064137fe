import { count, desc, eq, max, ne } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, imports, publishedFigure } from '@/db/schema'
import {
  DEFAULT_QUESTION,
  describeExperiment,
  describeFrame,
  type ContrastHead,
  type ExperimentHead,
} from './describe-contrast'
import { resolveContrast } from './contrast'
import type { ExperimentRow } from './get-experiment'
import { CONTRADICTION } from './list-figures'
import { getDataVersion, loadCells } from './load-cells'
import { makeHeadline, type Headline } from './make-headline'

/** An experiment as a line of the start page. */
export interface ExperimentListItem extends ExperimentHead {
  readonly contrast: ContrastHead | null
  readonly headline: Headline | null
  readonly lastImportAt: number | null
  /** Figures that its source prints only as aggregates. */
  readonly nFigures: number
}

type Described = Omit<ExperimentListItem, 'lastImportAt' | 'nFigures'>

// Tables of cells come and go with the experiments people look at; the few numbers of the start
// page stay, so that it reads no cell again until the data changes.
const described = new WeakMap<Db, Map<string, Promise<Described>>>()

function describeOnce(db: Db, row: ExperimentRow, version: number): Promise<Described> {
  const held = described.get(db) ?? new Map<string, Promise<Described>>()
  described.set(db, held)
  const prefix = `${version} `
  for (const key of held.keys()) if (!key.startsWith(prefix)) held.delete(key)
  const key = `${prefix}${JSON.stringify(row)}`
  const answer = held.get(key) ?? describe(db, row)
  held.set(key, answer)
  answer.catch(() => held.delete(key))
  return answer
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
  const version = await getDataVersion(db)
  const rows = await db
    .select({ experiment, lastImportAt: max(imports.finishedAt) })
    .from(experiment)
    .leftJoin(imports, eq(imports.experimentId, experiment.id))
    .groupBy(experiment.id)
    .orderBy(desc(max(imports.finishedAt)), desc(experiment.id))
  const figures = await countFigures(db)
  const items: ExperimentListItem[] = []
  for (const { experiment: row, lastImportAt } of rows)
    items.push({
      ...(await describeOnce(db, row, version)),
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
