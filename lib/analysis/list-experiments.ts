import { desc, eq, max } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, imports } from '@/db/schema'
import {
  describeExperiment,
  describeFrame,
  type ContrastHead,
  type ExperimentHead,
  type ViewQuestion,
} from './describe-contrast'
import { resolveContrast } from './contrast'
import type { ExperimentRow } from './get-experiment'
import { loadCells } from './load-cells'
import { makeHeadline, type Headline } from './make-headline'

/** An experiment as a line of the start page. */
export interface ExperimentListItem extends ExperimentHead {
  readonly contrast: ContrastHead | null
  readonly headline: Headline | null
  readonly lastImportAt: number | null
}

const DEFAULT_QUESTION: ViewQuestion = {
  without: null,
  with: null,
  policy: 'headline',
  uncertainty: 'new_tasks',
  configurations: null,
}

async function describe(
  db: Db,
  row: ExperimentRow,
  lastImportAt: number | null,
): Promise<ExperimentListItem> {
  const table = await loadCells(db, row.id)
  const contrast = resolveContrast(table, DEFAULT_QUESTION, row.baselineKey, row.plannedTasks)
  const open = { experiment: row, table, contrast }
  return {
    ...describeExperiment(open),
    contrast: describeFrame(open, DEFAULT_QUESTION).contrast,
    headline: contrast && makeHeadline(open, contrast, 'new_tasks'),
    lastImportAt,
  }
}

/** All experiments, the one imported last first, each with its headline under the defaults. */
export async function listExperiments(db: Db): Promise<ExperimentListItem[]> {
  const rows = await db
    .select({ experiment, lastImportAt: max(imports.finishedAt) })
    .from(experiment)
    .leftJoin(imports, eq(imports.experimentId, experiment.id))
    .groupBy(experiment.id)
    .orderBy(desc(max(imports.finishedAt)), desc(experiment.id))
  const items: ExperimentListItem[] = []
  for (const row of rows) items.push(await describe(db, row.experiment, row.lastImportAt))
  return items
}
