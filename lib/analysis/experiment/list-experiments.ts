import { and, count, desc, eq, inArray, isNull, max, ne } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, imports, printedTable, publishedFigure, team } from '@/db/schema'
import {
  DEFAULT_QUESTION,
  describeConditions,
  describeExperiment,
  describeFrame,
  type ContrastHead,
  type ExperimentHead,
} from '@/lib/cells/describe-contrast'
import { resolveContrast } from '@/lib/cells/contrast'
import type { ExperimentRow } from './get-experiment'
import { keepByVersion } from './keep-by-version'
import { loadFilledViews } from './load-filled-views'
import { CONTRADICTION } from '@/lib/domain/published-figure'
import type { Visibility } from '@/lib/domain/scope'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'
import { answerHeadline } from './answer-headline'
import type { Headline } from '@/lib/cells/make-headline'

/** An experiment as a line of the start page. */
export interface ExperimentListItem extends ExperimentHead {
  readonly contrast: ContrastHead | null
  readonly headline: Headline | null
  readonly lastImportAt: number | null
  /** Figures that its source prints only as aggregates. */
  readonly nFigures: number
  /** Tables that its source prints. */
  readonly nPrintedTables: number
  /** Trials of which nobody has said what skills they had. */
  readonly nUnknown: number
  /** Who sees it where people sign in, and the team that it is of. */
  readonly visibility: Visibility
  readonly team: string | null
}

type Described = Omit<
  ExperimentListItem,
  'lastImportAt' | 'nFigures' | 'nPrintedTables' | 'visibility' | 'team'
>

async function describe(db: Db, row: ExperimentRow): Promise<Described> {
  const table = await loadCells(db, row.id)
  const contrast = resolveContrast(table, DEFAULT_QUESTION, row.baselineKey, row.plannedTasks)
  const filledViews = await loadFilledViews(db, row.id, table)
  const open = { experiment: { ...row, filledViews }, table, contrast }
  return {
    ...describeExperiment(open),
    contrast: describeFrame(open, DEFAULT_QUESTION).contrast,
    headline: contrast && (await answerHeadline(open, contrast, DEFAULT_QUESTION)),
    nUnknown: describeConditions(table)
      .filter(({ kind }) => kind === 'unknown')
      .reduce((sum, { nTrials }) => sum + nTrials, 0),
  }
}

const describeAll = keepByVersion(describe)

/** All experiments, the one imported last first, each with its headline under the defaults. */
export async function listExperiments(db: Db): Promise<ExperimentListItem[]> {
  const rows = await db
    .select({ experiment, team: team.name, lastImportAt: max(imports.finishedAt) })
    .from(experiment)
    .leftJoin(team, eq(team.id, experiment.teamId))
    // An import that was undone left nothing: it makes no experiment the latest.
    .leftJoin(
      imports,
      and(eq(imports.experimentId, experiment.id), inArray(imports.state, ['done', 'cancelled'])),
    )
    .where(isNull(experiment.deletedAt))
    .groupBy(experiment.id)
    .orderBy(desc(max(imports.finishedAt)), desc(experiment.id))
  const described = await describeAll(
    db,
    rows.map(({ experiment: row }) => row),
  )
  const [figures, tables] = await Promise.all([countFigures(db), countPrintedTables(db)])
  return rows.map(({ experiment: { id, visibility }, team: of, lastImportAt }, at) => ({
    ...described[at]!,
    ...{ lastImportAt, visibility, team: of },
    nFigures: figures.get(id) ?? 0,
    nPrintedTables: tables.get(id) ?? 0,
  }))
}

async function countFigures(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ id: publishedFigure.experimentId, n: count() })
    .from(publishedFigure)
    .where(ne(publishedFigure.scope, CONTRADICTION))
    .groupBy(publishedFigure.experimentId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

async function countPrintedTables(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ id: printedTable.experimentId, n: count() })
    .from(printedTable)
    .groupBy(printedTable.experimentId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
