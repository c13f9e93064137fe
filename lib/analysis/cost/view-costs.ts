import type { Db } from '@/db/open-database'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import type { UseChange } from '@/lib/cells/use-change'
import type { UseRow, UseTask } from '@/lib/cells/use-change-by'
import type { Measure, Use, UseScope } from '@/lib/domain/trial-measure'
import { listUseChanges, measureChanges, NO_CHANGES } from '@/lib/analysis/measure/measure-changes'

export interface CostsQuestion extends ViewQuestion {
  /** Reward, or a use that nothing knows: the first that the experiment knows. */
  readonly measure: Measure
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

/** What skills cost and save: by configuration, domain and task; null: no such experiment. */
export async function viewCosts(
  db: Db,
  slug: string,
  question: CostsQuestion,
): Promise<CostsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { contrast } = open
  const frame = describeFrame(open, question)
  if (!contrast) {
    const { tasks: _tasks, ...nothing } = NO_CHANGES
    return { ...frame, ...nothing, headline: null, all: [], measure: null, items: [], total: 0 }
  }
  const all = await listUseChanges(db, open, contrast)
  const measure =
    all.find((one) => one.measure === question.measure)?.measure ?? all[0]?.measure ?? null
  const { only, order, offset, limit } = question
  const { tasks, ...changes } =
    measure === null ? NO_CHANGES : await measureChanges(db, open, contrast, { measure, only })
  const sorted = order === 'more' ? tasks : tasks.toReversed()
  return {
    ...frame,
    ...{ headline: await answerHeadline(open, contrast, question), all, measure, ...changes },
    items: sorted.slice(offset, offset + limit),
    total: tasks.length,
  }
}
