import type { Gain } from '@/lib/domain/gain'
import { mean } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'
import { foundOfNamedTasks, foundOfRerun, showGain, type FoundGain } from './show-gain'
import { gainOf, weighPairs, type HowToWeigh, type TaskPair } from './weigh-pairs'

/** The overall gain with its error, and the two rates that subtract to it. */
export interface WeighedGain extends FoundGain {
  readonly gain: Gain
  readonly with: number | null
  readonly without: number | null
}

const pairsOf = new WeakMap<readonly TaskMeasure[], readonly TaskPair[]>()

/**
 * Both arms' cells of the tasks that every shown configuration has in both arms. Several weights ask for
 * them: listed once for each list of tasks, which belongs to one contrast.
 */
export function commonPairs(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
): readonly TaskPair[] {
  const known = pairsOf.get(tasks)
  if (known) return known
  const pairs = tasks
    .filter((task) => task.isCommon)
    .map(({ task }) => {
      const pairs = pairedCells(table, contrast, task)
      const { domain, family } = table.tasks[task]!
      return {
        ...{ domain, family },
        with: pairs.map((pair) => pair.with),
        without: pairs.map((pair) => pair.without),
      }
    })
  pairsOf.set(tasks, pairs)
  return pairs
}

const gainsOf = new WeakMap<readonly TaskMeasure[], Map<string, WeighedGain>>()

/**
 * The overall gain on common tasks, with tasks, trials or domains counting once each. The headline, its
 * plan, domains and every way of counting ask for the same ones: each is computed once for each list of
 * tasks, which belongs to one contrast.
 */
export function weighGain(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  how: HowToWeigh,
): WeighedGain {
  const known = gainsOf.get(tasks) ?? new Map<string, WeighedGain>()
  gainsOf.set(tasks, known)
  const key = `${how.uncertainty} ${how.weighting}`
  const gain = known.get(key) ?? weighAnew(table, contrast, tasks, how)
  known.set(key, gain)
  return gain
}

function weighAnew(
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
  const { delta, nTasks, interval } = gainOverTasks(tasks)
  const found =
    uncertainty === 'rerun'
      ? foundOfRerun(delta, rerunSeOverTasks(table, contrast, tasks))
      : foundOfNamedTasks(
          interval,
          common.map((task) => task.delta!),
          common.map(({ task }) => table.tasks[task]!.family),
        )
  return {
    ...found,
    gain: showGain(found, { nTasks, nTrials: countTrials(common) }),
    with: mean(common.map((task) => task.with!)),
    without: mean(common.map((task) => task.without!)),
  }
}
