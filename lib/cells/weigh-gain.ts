import type { Gain } from '@/lib/domain/gain'
import type { Estimate } from '@/lib/stats/interval'
import { mean } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { asGain, countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import { gainOf, weighPairs, type HowToWeigh, type TaskPair } from './weigh-pairs'

/** The overall gain with its standard error, and the two rates that subtract to it. */
export interface WeighedGain extends Estimate {
  readonly gain: Gain
  readonly with: number | null
  readonly without: number | null
}

/** Both arms' cells of the tasks that every shown configuration has in both arms. */
export const commonPairs = (
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): TaskPair[] =>
  tasks
    .filter((task) => task.isCommon)
    .map(({ task }) => {
      const pairs = pairedCells(table, contrast, task)
      return {
        domain: table.tasks[task]!.domain,
        with: pairs.map((pair) => pair.with),
        without: pairs.map((pair) => pair.without),
      }
    })

/** The overall gain on common tasks, with tasks, trials or domains counting once each. */
export function weighGain(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  how: HowToWeigh,
): WeighedGain {
  // The default is asked for under every policy and pair of conditions: it needs no single cell.
  if (how.weighting === 'tasks') return weighTasks(table, contrast, tasks, how)
  const columns = table.byPolicy[contrast.policy]
  const weighed = weighPairs(columns, commonPairs(table, contrast, tasks), how)
  return { gain: gainOf(weighed), ...weighed }
}

function weighTasks(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  { uncertainty }: HowToWeigh,
): WeighedGain {
  const common = tasks.filter((task) => task.isCommon)
  const isRerun = uncertainty === 'rerun'
  const rerunSe = isRerun ? rerunSeOverTasks(table, contrast, tasks) : null
  const paired = gainOverTasks(tasks)
  return {
    gain: asGain(paired, rerunSe, countTrials(common), uncertainty),
    with: mean(common.map((task) => task.with!)),
    without: mean(common.map((task) => task.without!)),
    estimate: paired.delta,
    se: isRerun ? rerunSe : paired.se,
    df: isRerun ? Infinity : paired.df,
  }
}
