import type { Db } from '@/db/open-database'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import type { Contrast } from '@/lib/cells/contrast'
import { remember } from '@/lib/cells/remember'
import { summarizeUse, type UseChange } from '@/lib/cells/use-change'
import {
  costsByConfiguration,
  costsByDomain,
  costsByTask,
  solvedInBoth,
  type PlacedUse,
  type UseRow,
  type UseTask,
} from '@/lib/cells/use-change-by'
import { compareUseDomains, type UseDomains } from '@/lib/cells/use-domains'
import type { Use, UseScope } from '@/lib/domain/trial-measure'
import { compareUse, countTimeOuts, countUnknown, listPrintedCells } from './compare-use'
import { listFigures } from './list-figures'
import type { OpenCells } from './open-cells'
import { listUsedCells } from './used-cells'

/** A use and the runs that it is looked at in. */
export interface ScopedUse {
  readonly measure: Use
  readonly only: UseScope
}

/** What skills change of one use: over all, by configuration, by domain and by task. */
export interface UseChanges {
  /** Null: no cell of both arms knows it. */
  readonly change: UseChange | null
  readonly byConfiguration: readonly UseRow[]
  readonly byDomain: readonly UseRow[]
  /** Whether domains differ in it; null where no task is known. */
  readonly differ: UseDomains | null
  /** Tasks that a configuration knows in both arms, the largest increase first. */
  readonly tasks: readonly UseTask[]
}

export const NO_CHANGES: UseChanges = {
  ...{ change: null, byConfiguration: [], byDomain: [] },
  ...{ differ: null, tasks: [] },
}

/** The cells of both arms that know a use; of solved tasks only where that is asked. */
export async function listScopedCells(
  db: Db,
  open: OpenCells,
  contrast: Contrast,
  { measure, only }: ScopedUse,
): Promise<PlacedUse[]> {
  const known = await listUsedCells(db, open, contrast, measure)
  if (only === 'all') return known
  const isSolved = solvedInBoth(open.table, contrast)
  return known.filter(({ taskAt, configurationAt }) => isSolved(taskAt, configurationAt))
}

/** Every measure that the experiment knows, over all runs. */
export const listUseChanges = (db: Db, open: OpenCells, contrast: Contrast): Promise<UseChange[]> =>
  remember(open.table, 'use', [contrast], () => compareUse(db, open, contrast))

/** The change of one use, whichever page asks; computed once a version of the data. */
export const measureChanges = (
  db: Db,
  open: OpenCells,
  contrast: Contrast,
  { measure, only }: ScopedUse,
): Promise<UseChanges> =>
  remember(open.table, 'costs by', [contrast, measure, only], () =>
    open.experiment.kind === 'published'
      ? printedChanges(db, open, contrast, measure)
      : findChanges(db, open, contrast, { measure, only }),
  )

async function findChanges(
  db: Db,
  open: OpenCells,
  contrast: Contrast,
  { measure, only }: ScopedUse,
): Promise<UseChanges> {
  const { table } = open
  const cells = await listScopedCells(db, open, contrast, { measure, only })
  if (cells.length === 0) return NO_CHANGES
  const isAmong = only === 'solved' ? solvedInBoth(table, contrast) : () => true
  const change = {
    ...summarizeUse(measure, 'tasks', cells),
    ...countUnknown(table, contrast, cells, isAmong),
    ...(await countTimeOuts(db, open, contrast, cells)),
  }
  await letOthersRun()
  const byConfiguration = costsByConfiguration(table, measure, cells)
  await letOthersRun()
  const byDomain = costsByDomain(table, measure, cells)
  await letOthersRun()
  const tasks = costsByTask(table, cells)
  return { change, byConfiguration, byDomain, differ: compareUseDomains(tasks), tasks }
}

/** A source that prints means of configurations says nothing of tasks. */
async function printedChanges(
  db: Db,
  open: OpenCells,
  contrast: Contrast,
  measure: Use,
): Promise<UseChanges> {
  const all = await listUseChanges(db, open, contrast)
  const figures = await listFigures(db, open.experiment.id)
  const cells = listPrintedCells(open.table, contrast, measure, figures)
  return {
    ...NO_CHANGES,
    change: all.find((one) => one.measure === measure) ?? null,
    byConfiguration: costsByConfiguration(open.table, measure, cells, 'configurations'),
  }
}
