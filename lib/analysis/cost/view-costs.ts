import type { Db } from '@/db/open-database'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { makeHeadline, type Headline } from '@/lib/cells/make-headline'
import { remember } from '@/lib/cells/remember'
import { summarizeUse, type UseChange } from '@/lib/cells/use-change'
import {
  solvedInBoth,
  costsByConfiguration,
  costsByDomain,
  costsByTask,
  type UseRow,
  type UseTask,
} from '@/lib/cells/use-change-by'
import type { Use, UseScope } from '@/lib/domain/trial-measure'
import { compareUse, countTimeOuts, countUnknown } from '@/lib/analysis/measure/compare-use'
import type { OpenCells } from '@/lib/analysis/measure/open-cells'
import { listUsedCells } from '@/lib/analysis/measure/used-cells'

export interface CostsQuestion extends ViewQuestion {
  /** Null: the first that the experiment knows. */
  readonly measure: Use | null
  readonly only: UseScope
  readonly order: 'more' | 'less'
  readonly offset: number
  readonly limit: number
}

/** What skills cost and save in one measure. */
export interface CostsView extends ExperimentFrame {
  readonly headline: Headline | null
  /** Every measure that the experiment knows, over all runs. */
  readonly all: readonly UseChange[]
  /** The measure shown; null where none is known. */
  readonly measure: Use | null
  /** The same under `only`. */
  readonly change: UseChange | null
  readonly byConfiguration: readonly UseRow[]
  readonly byDomain: readonly UseRow[]
  readonly items: readonly UseTask[]
  readonly total: number
}

const NOTHING = { change: null, byConfiguration: [], byDomain: [], tasks: [] }

/** The change of one measure: over all, by configuration, by domain and by task. */
async function changesOf(
  db: Db,
  open: OpenCells,
  contrast: Contrast,
  { measure, only }: { measure: Use; only: UseScope },
) {
  const { table } = open
  const known = await listUsedCells(db, open, contrast, measure)
  const isAmong = only === 'solved' ? solvedInBoth(table, contrast) : () => true
  const cells = known.filter(({ taskAt, configurationAt }) => isAmong(taskAt, configurationAt))
  if (cells.length === 0) return NOTHING
  const change: UseChange = {
    ...summarizeUse(measure, 'tasks', cells),
    ...countUnknown(table, contrast, cells, isAmong),
    ...(await countTimeOuts(db, open, contrast, cells)),
  }
  return {
    change,
    byConfiguration: costsByConfiguration(table, measure, cells),
    byDomain: costsByDomain(table, measure, cells),
    tasks: costsByTask(table, cells),
  }
}

/** What skills cost and save: by configuration, domain and task; null: no such experiment. */
export async function viewCosts(
  db: Db,
  slug: string,
  question: CostsQuestion,
): Promise<CostsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const frame = describeFrame(open, question)
  const none = { headline: null, all: [], measure: null, ...NOTHING, items: [], total: 0 }
  if (!contrast) {
    const { tasks: _tasks, ...empty } = none
    return { ...frame, ...empty }
  }
  const all = await remember(table, 'use', [contrast], () => compareUse(db, open, contrast))
  const measure =
    all.find((one) => one.measure === question.measure)?.measure ?? all[0]?.measure ?? null
  const { only, order, offset, limit } = question
  const { tasks, ...changes } =
    measure === null
      ? NOTHING
      : await remember(table, 'costs by', [contrast, measure, only], () =>
          changesOf(db, open, contrast, { measure, only }),
        )
  const printed = all.find((one) => one.measure === measure && one.basis === 'configurations')
  const sorted = order === 'more' ? tasks : tasks.toReversed()
  return {
    ...frame,
    ...{ headline: makeHeadline(open, contrast, question), all, measure, ...changes },
    change: printed ?? changes.change,
    items: sorted.slice(offset, offset + limit),
    total: tasks.length,
  }
}
