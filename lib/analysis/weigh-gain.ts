import type { Gain } from '@/lib/domain/gain'
import { gainOverDomains } from '@/lib/stats/gain-over-domains'
import { gainPooled, type TrialSum } from '@/lib/stats/gain-pooled'
import { mean } from '@/lib/stats/numeric-rules'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import type { ViewQuestion } from './describe-contrast'
import { asGain, countTrials, gainOverTasks, rerunSeOverTasks } from './gain-over-tasks'

/** The overall gain, and the two rates that subtract to it. */
export interface WeighedGain {
  readonly gain: Gain
  readonly with: number | null
  readonly without: number | null
}

type Ask = Pick<ViewQuestion, 'uncertainty' | 'weighting'>

/**
 * The overall gain on common tasks, with tasks, trials or domains counting once each. A re-run
 * interval exists for tasks only; under the other weights the interval is for new tasks.
 */
export function weighGain(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskMeasure[],
  { uncertainty, weighting }: Ask,
): WeighedGain {
  const common = tasks.filter((task) => task.isCommon)
  if (weighting === 'trials') return byTrials(table, contrast, common)
  if (weighting === 'domains') return byDomains(table, common)
  const rerunSe = uncertainty === 'rerun' ? rerunSeOverTasks(table, contrast, tasks) : null
  return {
    gain: asGain(gainOverTasks(tasks), rerunSe, countTrials(common), uncertainty),
    with: mean(common.map((task) => task.with!)),
    without: mean(common.map((task) => task.without!)),
  }
}

function byTrials(table: CellTable, contrast: Contrast, common: readonly TaskMeasure[]) {
  const columns = table.byPolicy[contrast.policy]
  const total = (cells: readonly number[]): TrialSum => ({
    n: cells.reduce((sum, cell) => sum + columns.n[cell]!, 0),
    sum: cells.reduce((sum, cell) => sum + columns.sum[cell]!, 0),
  })
  const pooled = gainPooled({
    tasks: common.map(({ task }) => {
      const pairs = pairedCells(table, contrast, task)
      return {
        with: total(pairs.map((pair) => pair.with)),
        without: total(pairs.map((pair) => pair.without)),
      }
    }),
  })
  return {
    gain: shown(pooled, common, 'clustered_t'),
    with: pooled.withMean,
    without: pooled.withoutMean,
  }
}

function byDomains(table: CellTable, common: readonly TaskMeasure[]): WeighedGain {
  const groups = new Map<string | null, TaskMeasure[]>()
  for (const task of common) {
    const { domain } = table.tasks[task.task]!
    const group = groups.get(domain)
    if (group) group.push(task)
    else groups.set(domain, [task])
  }
  const domains = [...groups.values()]
  const over = gainOverDomains({
    domains: domains.map((of, index) => ({
      name: String(index),
      deltas: of.map((task) => task.delta!),
    })),
  })
  const rate = (side: 'with' | 'without') =>
    mean(domains.map((of) => mean(of.map((task) => task[side]!))!))
  return {
    gain: shown(over, common, 'domain_means_t'),
    with: rate('with'),
    without: rate('without'),
  }
}

const shown = (
  found: { delta: number | null; lo: number | null; hi: number | null },
  common: readonly TaskMeasure[],
  method: Gain['method'],
): Gain => ({
  ...{ estimate: found.delta, low: found.lo, high: found.hi },
  ...{ nTasks: common.length, nTrials: countTrials(common) },
  method: found.lo === null ? 'none' : method,
})
