import { labelOfSide, type Gain, type HarmLabel, type TaskLabel } from '@/lib/domain/gain'
import type { TaskTest, TaskTestResult } from '@/lib/stats/pick-task-method'
import { gainMover } from '@/lib/stats/gain-mover'
import { tInterval, type Interval } from '@/lib/stats/interval'
import { DEFAULT_CONF, sampleSd } from '@/lib/stats/numeric-rules'
import { verdictGain } from '@/lib/stats/verdict-gain'
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
  /** As a list of harms has it: toward help it is "not worse". */
  readonly label: HarmLabel
  /** How sure the change is, in its own direction. */
  readonly finding: TaskLabel
  readonly test: TaskTest | null
  /** Why there is no test; null where there is one. */
  readonly reason: TaskTestResult['reason']
  readonly p: number | null
  readonly q: number | null
  /** No outcome could have reached the corrected level: q is 1 and no page shows it. */
  readonly isSetAside: boolean
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
  const limits = limitsOfTask(table, contrast, task)
  const { lo: low, hi: high } = limits(DEFAULT_CONF)
  return {
    estimate: task.delta,
    ...{ low, high },
    nTasks: task.delta === null ? 0 : 1,
    nTrials: task.nWith + task.nWithout,
    method: low === null ? 'none' : limits.method,
  }
}

/** The same with what it allows to say of the task. */
export function judgeTask(table: CellTable, contrast: Contrast, task: TaskMeasure) {
  const gain = taskGain(table, contrast, task)
  const { lo: lo90, hi: hi90 } = limitsOfTask(table, contrast, task)(0.9)
  const { verdict } = verdictGain({ lo: gain.low, hi: gain.high, lo90, hi90 })
  return { gain, verdict }
}

/** The limits of a task's gain at any confidence, with how they are made. */
function limitsOfTask(table: CellTable, contrast: Contrast, task: TaskMeasure) {
  const columns = table.byPolicy[contrast.policy]
  const pairs = pairedCells(table, contrast, task.task)
  const strata = pairs.map((pair) => cellTable2x2(columns, pair.with, pair.without))
  if (strata.every((stratum): stratum is Table => stratum !== null) && strata.length > 0) {
    const score = (conf: number): Interval => gainMover({ strata, conf })
    return Object.assign(score, { method: 'mover' as const })
  }
  const rate = (cell: number) => columns.sum[cell]! / columns.n[cell]!
  const sd = sampleSd(pairs.map((pair) => rate(pair.with) - rate(pair.without)))
  // Configurations that all change alike show no spread, which is not certainty.
  const se = !sd || pairs.length < 3 ? null : sd / Math.sqrt(pairs.length)
  const t = (conf: number): Interval => tInterval(task.delta, se, pairs.length - 1, conf)
  return Object.assign(t, { method: 't_over_configurations' as const })
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
  const { nConfigurations, nUp, nDown, nTie, finding, test, reason, p, q, pHarm } = comparison
  const { isSetAside, pLess, chanceNegative, draws } = comparison
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
    label: labelOfSide(finding, comparison.delta, 'harms'),
    ...{ finding, reason },
    test,
    p,
    q,
    isSetAside,
    pHarm,
    pLess,
    chanceNegative,
    draws,
    skillCount,
    skillTokens,
    rates: taskRates(table, comparison.task, contrast.policy, contrast.configurations),
  }
}
