import type { Use } from '@/lib/domain/trial-measure'
import { measureLogRatio } from '@/lib/stats/measure-log-ratio'
import { measureRatioOfTotals } from '@/lib/stats/measure-ratio-of-totals'
import { sum } from '@/lib/stats/numeric-rules'

/** How much more a typical task uses with skills, and how much larger the whole bill is. */
export interface UseChange {
  readonly measure: Use
  /** What an interval is over: tasks, or configurations where a source prints only their means. */
  readonly basis: 'tasks' | 'configurations'
  /** Tasks, or configurations. */
  readonly n: number
  /** Geometric mean over them of the ratio of arm means, as a relative change; 95 % limits. */
  readonly change: number | null
  readonly changeLow: number | null
  readonly changeHigh: number | null
  readonly p: number | null
  readonly nUp: number
  readonly nDown: number
  /** Mean use of a run in each arm, over what is compared. */
  readonly without: number | null
  readonly with: number | null
  /** With over without of the whole bill; its limits where there are thirty tasks. */
  readonly ratio: number | null
  readonly ratioLow: number | null
  readonly ratioHigh: number | null
  /** Runs that do not know it, or where it is 0: left out, never counted as 0. */
  readonly nExcludedWith: number
  readonly nExcludedWithout: number
  /** Runs that stopped at the time limit: their real use is larger. */
  readonly nTimedOutWith: number
  readonly nTimedOutWithout: number
}

/** Mean use of the runs of a task in one arm. */
export interface UsedCell {
  readonly task: string
  readonly configuration: string
  readonly arm: 'with' | 'without'
  readonly value: number
}

/** The change over some cells; what they leave out, the caller knows. */
export type UseFound = Omit<
  UseChange,
  'nExcludedWith' | 'nExcludedWithout' | 'nTimedOutWith' | 'nTimedOutWithout'
>

/**
 * How use changes over cells of both arms: a mean of a cell stands for its runs, since the ratio of
 * arm means needs no single one.
 */
export function summarizeUse(
  measure: Use,
  basis: UseChange['basis'],
  cells: readonly UsedCell[],
): UseFound {
  const found = measureLogRatio({
    trials: cells.map((cell) => ({ ...cell, passed: false, timedOut: false })),
  })
  const totals = totalsOf(cells)
  const bill = measureRatioOfTotals({ tasks: totals })
  const perRun = (side: 'with' | 'without') =>
    totals.length === 0 ? null : sum(totals.map((one) => one[side])) / totals.length
  return {
    ...{ measure, basis, n: found.nTasks },
    ...{ change: found.change, changeLow: found.changeLo, changeHigh: found.changeHi, p: found.p },
    ...{ nUp: found.nUp, nDown: found.nDown, without: perRun('without'), with: perRun('with') },
    ratio: bill.ratio,
    ratioLow: bill.few ? null : bill.lo,
    ratioHigh: bill.few ? null : bill.hi,
  }
}

/** Per task the mean use of a run in both arms, over configurations that know both. */
function totalsOf(cells: readonly UsedCell[]): { with: number; without: number }[] {
  // Filled in place: there may be hundreds of thousands of cells.
  const byTask = new Map<string, Map<string, Partial<Record<UsedCell['arm'], number>>>>()
  for (const { task, configuration, arm, value } of cells) {
    const pairs = byTask.get(task) ?? new Map<string, Partial<Record<UsedCell['arm'], number>>>()
    if (pairs.size === 0) byTask.set(task, pairs)
    const pair = pairs.get(configuration)
    if (pair) pair[arm] = value
    else pairs.set(configuration, { [arm]: value })
  }
  return [...byTask.values()].flatMap((pairs) => {
    const total = { with: 0, without: 0 }
    let n = 0
    for (const { with: after, without: before } of pairs.values()) {
      if (after === undefined || before === undefined) continue
      total.with += after
      total.without += before
      n += 1
    }
    return n === 0 ? [] : [{ with: total.with / n, without: total.without / n }]
  })
}
