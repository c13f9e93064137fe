import type { Gain, HarmLabel } from '@/lib/domain/gain'
import type { TaskTest } from '@/lib/stats/pick-task-method'
import { gainMover } from '@/lib/stats/gain-mover'
import { tInterval } from '@/lib/stats/interval'
import { DEFAULT_CONF, sampleSd } from '@/lib/stats/numeric-rules'
import type { Table } from '@/lib/stats/exact-tables'
import { cellTable2x2 } from './cell-moments'
import type { CellTable } from './cell-table'
import { pairedCells, type TaskComparison, type TaskMeasure } from './compare-tasks'
import type { Contrast } from './contrast'
import { offeredSizes } from './offered-sizes'

/** A mean reward with its n; null is unknown. */
export interface ConditionRate {
  readonly condition: string
  readonly rate: number | null
  readonly nTrials: number
}

/** A task as a row: rates by condition, gain under the contrast, and how sure it is. */
export interface TaskRow {
  readonly task: string
  readonly domain: string | null
  readonly difficulty: string | null
  readonly without: number | null
  readonly with: number | null
  readonly gain: Gain
  readonly nConfigurations: number
  readonly nUp: number
  readonly nDown: number
  readonly nTie: number
  readonly label: HarmLabel
  readonly test: TaskTest | null
  readonly p: number | null
  readonly q: number | null
  readonly pHarm: number | null
  /** One-sided p toward harm, which ranks tasks of one label. */
  readonly pLess: number | null
  /** P(worse) when skills do nothing: their sum is what luck would make. */
  readonly chanceNegative: number | null
  /** Random draws behind the p-values; null where they are exact. */
  readonly draws: number | null
  readonly skillCount: number | null
  readonly skillTokens: number | null
  /** Every condition's mean over the shown configurations that have it. */
  readonly rates: readonly ConditionRate[]
}

/**
 * Interval of one task's gain. Binary rewards: score limits from trials. Fractional rewards: t over
 * configurations, from three of them on, since single trials may not be known.
 */
export function taskGain(table: CellTable, contrast: Contrast, task: TaskMeasure): Gain {
  const columns = table.byPolicy[contrast.policy]
  const pairs = pairedCells(table, contrast, task.task)
  const counts = {
    estimate: task.delta,
    nTasks: task.delta === null ? 0 : 1,
    nTrials: task.nWith + task.nWithout,
  }
  const strata = pairs.map((pair) => cellTable2x2(columns, pair.with, pair.without))
  if (strata.every((stratum): stratum is Table => stratum !== null) && strata.length > 0) {
    const { lo, hi } = gainMover({ strata })
    return { ...counts, low: lo, high: hi, method: 'mover' }
  }
  const rate = (cell: number) => columns.sum[cell]! / columns.n[cell]!
  const sd = sampleSd(pairs.map((pair) => rate(pair.with) - rate(pair.without)))
  const se = sd === null || pairs.length < 3 ? null : sd / Math.sqrt(pairs.length)
  const { lo, hi } = tInterval(task.delta, se, pairs.length - 1, DEFAULT_CONF)
  return { ...counts, low: lo, high: hi, method: lo === null ? 'none' : 't_over_configurations' }
}

/** Mean over the given configurations of one task under each condition. */
export function taskRates(
  table: CellTable,
  task: number,
  policy: Contrast['policy'],
  configurations: readonly number[],
): ConditionRate[] {
  const columns = table.byPolicy[policy]
  return table.conditions.map(({ key }, condition) => {
    let sum = 0
    let cells = 0
    let nTrials = 0
    for (const configuration of configurations) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell < 0 || columns.n[cell] === 0) continue
      sum += columns.sum[cell]! / columns.n[cell]!
      cells += 1
      nTrials += columns.n[cell]!
    }
    return { condition: key, rate: cells === 0 ? null : sum / cells, nTrials }
  })
}

export function describeTask(
  table: CellTable,
  contrast: Contrast,
  comparison: TaskComparison,
): TaskRow {
  const task = table.tasks[comparison.task]!
  const { nConfigurations, nUp, nDown, nTie, label, test, p, q, pHarm } = comparison
  const { pLess, chanceNegative, draws } = comparison
  const { skillCount, skillTokens } = offeredSizes(table, comparison.task, contrast)
  return {
    task: task.name,
    domain: task.domain,
    difficulty: task.difficulty,
    without: comparison.without,
    with: comparison.with,
    gain: taskGain(table, contrast, comparison),
    nConfigurations,
    nUp,
    nDown,
    nTie,
    label,
    test,
    p,
    q,
    pHarm,
    pLess,
    chanceNegative,
    draws,
    skillCount,
    skillTokens,
    rates: taskRates(table, comparison.task, contrast.policy, contrast.configurations),
  }
}
