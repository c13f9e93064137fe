import type { Db } from '@/db/open-database'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listScopedCells, type ScopedUse } from '@/lib/analysis/measure/measure-changes'
import { compareModels } from '@/lib/analysis/model/compare-models'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import type { Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { remember } from '@/lib/cells/remember'
import { summarizeUse } from '@/lib/cells/use-change'
import { correctRows, type UseRow, type PlacedUse } from '@/lib/cells/use-change-by'

/** Pairs that are shown: those whose success holds, the best evidence first. */
const MOST_PAIRS = 12
/** The margin and the sizes that the page of models takes by itself. */
const AS_MODELS = {
  ...{ first: null, firstCondition: null, second: null, secondCondition: null },
  ...{ margin: 0.05, small: [], large: [], x: null },
}

/**
 * What a smaller model with skills uses against a larger one without, task by task, for pairs of which
 * the smaller is not worse in success: where it is worse, a saving is none.
 */
export function comparePairUse(
  db: Db,
  open: OpenExperiment,
  contrast: Contrast,
  question: ViewQuestion & ScopedUse,
): Promise<UseRow[]> {
  const { table, experiment } = open
  const { measure, only, uncertainty, weighting } = question
  const asked = [contrast, measure, only, uncertainty, weighting]
  return remember(table, 'use of pairs', asked, async () => {
    const models = await compareModels(db, experiment.slug, { ...question, ...AS_MODELS })
    const holding = models?.pairs.pairs.filter(({ holds }) => holds).slice(0, MOST_PAIRS) ?? []
    if (holding.length === 0) return []
    const cells = await listScopedCells(db, open, contrast, { measure, only })
    const rows: Omit<UseRow, 'q'>[] = []
    for (const { small, large } of holding) {
      const [a, b] = [small, large].map((key) =>
        table.configurations.findIndex((one) => one.key === key),
      )
      const change = summarizeUse(measure, 'tasks', pairOf(cells, a!, b!))
      const name = `${nameOf(open, a!)} with skills against ${nameOf(open, b!)} without`
      if (change.n > 0) rows.push({ key: `${small} / ${large}`, name, change })
      await letOthersRun()
    }
    return correctRows(rows)
  })
}

/** Cells of one arm of each, as if they were the arms of one configuration. */
const pairOf = (cells: readonly PlacedUse[], small: number, large: number) =>
  cells
    .filter(
      ({ arm, configurationAt: at }) =>
        (arm === 'with' && at === small) || (arm === 'without' && at === large),
    )
    .map((cell) => ({ ...cell, configuration: 'pair' }))

function nameOf({ table }: OpenExperiment, at: number): string {
  const { key, model, harness } = table.configurations[at]!
  return [model, harness].filter(Boolean).join(' · ') || key
}
