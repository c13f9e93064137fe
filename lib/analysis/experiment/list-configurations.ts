import type { Db } from '@/db/open-database'
import type { Gain } from '@/lib/domain/gain'
import { mapping, type Parts } from '@/lib/domain/parts'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { normalizedGain } from '@/lib/stats/gain-normalized'
import { twoSidedP } from '@/lib/stats/interval'
import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { gainOfConfiguration } from '@/lib/cells/gain-over-tasks'
import { errorOf, foundOfRerun, showGain } from '@/lib/cells/show-gain'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { openExperiment } from './get-experiment'

/** A configuration over the tasks that it has in both arms. */
export interface ConfigurationRow {
  readonly key: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  /** Enters the means over configurations. */
  readonly isShown: boolean
  readonly nTasks: number
  /** Tasks in both arms over the tasks of the experiment. */
  readonly coverage: number | null
  readonly without: number | null
  readonly with: number | null
  readonly gain: Gain
  /** Two-sided against no gain, and corrected for having looked at every configuration. */
  readonly p: number | null
  readonly q: number | null
  /** Share of the failures that the skills removed, of the means; null without headroom. */
  readonly normalizedGain: number | null
  readonly nUp: number
  readonly nDown: number
  readonly nTie: number
}

/** Counted trials of a configuration in both arms, on its common tasks. */
function countPairedTrials(table: CellTable, contrast: Contrast, configuration: number): number {
  const { n } = table.byPolicy[contrast.policy]
  let trials = 0
  for (let task = 0; task < table.tasks.length; task++) {
    const with_ = table.cellAt(task, configuration, contrast.with)
    const without = table.cellAt(task, configuration, contrast.without)
    if (with_ >= 0 && without >= 0 && n[with_]! > 0 && n[without]! > 0)
      trials += n[with_]! + n[without]!
  }
  return trials
}

/** Every configuration under a contrast, one a part: there may be fifty of a thousand tasks each. */
export function* compareConfigurations(
  table: CellTable,
  contrast: Contrast,
  plannedTasks: number,
  uncertainty: ViewQuestion['uncertainty'],
): Parts<ConfigurationRow[]> {
  const rows = yield* mapping(table.configurations, ({ key, harness, model, effort }, index) => {
    const paired = gainOfConfiguration(table, contrast, index, table.tasks.keys())
    const { withMean, withoutMean, nTasks, nUp, nDown, nTie } = paired
    const nTrials = countPairedTrials(table, contrast, index)
    const found =
      uncertainty === 'rerun' ? foundOfRerun(paired.delta, paired.rerunSe) : paired.found
    return {
      ...{ key, harness, model, effort, nTasks, nUp, nDown, nTie },
      isShown: contrast.configurations.includes(index),
      coverage: plannedTasks === 0 ? null : nTasks / plannedTasks,
      without: withoutMean,
      with: withMean,
      gain: showGain(found, { nTasks, nTrials }),
      p: twoSidedP(errorOf(found)),
      normalizedGain:
        withMean === null || withoutMean === null
          ? null
          : normalizedGain({ with: withMean, without: withoutMean }),
    }
  })
  const { q } = fdrBh({ p: rows.map(({ p }) => p) })
  return rows
    .map((row, index) => ({ ...row, q: q[index]! }))
    .sort(
      (a, b) =>
        Number(b.isShown) - Number(a.isShown) ||
        (b.gain.estimate ?? -2) - (a.gain.estimate ?? -2) ||
        (a.key < b.key ? -1 : 1),
    )
}

/** Every configuration of an experiment, the largest gain first; null: no such experiment. */
export async function listConfigurations(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<ConfigurationRow[] | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast, experiment } = open
  if (!contrast) return []
  const planned = experiment.plannedTasks ?? table.tasks.length
  return runInParts(compareConfigurations(table, contrast, planned, question.uncertainty))
}
