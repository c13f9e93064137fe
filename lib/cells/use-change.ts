import type { Use } from '@/lib/domain/trial-measure'
import { relativeChange } from '@/lib/stats/measure-log-ratio'
import { measureRatioOfTotals } from '@/lib/stats/measure-ratio-of-totals'
import { signOf, sum } from '@/lib/stats/numeric-rules'

/** How much more a typical task uses with skills, and how much larger the whole bill is. */
export interface UseChange {
  readonly measure: Use
  /** What an interval is over: tasks, or configurations where a source prints only their means. */
  readonly basis: 'tasks' | 'configurations'
  /** Tasks, or configurations. */
  readonly n: number
  /** Where the interval rests on families of tasks: how many. */
  readonly nFamilies?: number
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
  /** Geometric means of the same: their ratio is the change, so that they stand beside it. */
  readonly typicalWithout: number | null
  readonly typicalWith: number | null
  /** The part of the whole bill that the largest task, or configuration, is. */
  readonly largestShare: number | null
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
  /** Of the task: tasks of one family resemble each other. */
  readonly family?: string | null
}

/** The change over some cells; what they leave out, the caller knows. */
export type UseFound = Omit<
  UseChange,
  'nExcludedWith' | 'nExcludedWithout' | 'nTimedOutWith' | 'nTimedOutWithout'
>

/**
 * How use changes over cells of both arms: a mean of a cell stands for its runs, since the ratio of
 * arm means needs no single one. Of the log ratio (`measure.log_ratio`) that is the case of one value
 * an arm.
 */
export function summarizeUse(
  measure: Use,
  basis: UseChange['basis'],
  cells: readonly UsedCell[],
): UseFound {
  const { logs, levels, totals } = overTasks(cells)
  const families = totals.map(({ family }) => family)
  const { change, changeLo, changeHi, p, nFamilies } = relativeChange(logs, { families })
  const signs = logs.map(signOf)
  const bill = measureRatioOfTotals({ tasks: totals })
  const perRun = (side: 'with' | 'without') =>
    totals.length === 0 ? null : sum(totals.map((one) => one[side])) / totals.length
  return {
    ...{ measure, basis, n: logs.length },
    ...(nFamilies === undefined ? {} : { nFamilies }),
    ...{ change, changeLow: changeLo, changeHigh: changeHi, p },
    nUp: signs.filter((sign) => sign > 0).length,
    nDown: signs.filter((sign) => sign < 0).length,
    ...{ without: perRun('without'), with: perRun('with') },
    ...{ typicalWithout: typicalOf(levels, 'without'), typicalWith: typicalOf(levels, 'with') },
    largestShare: largestShareOf(totals),
    ratio: bill.ratio,
    ratioLow: bill.few ? null : bill.lo,
    ratioHigh: bill.few ? null : bill.hi,
  }
}

/** e to the mean of logarithms. */
const typicalOf = (levels: readonly ArmMeans[], side: 'with' | 'without') =>
  levels.length === 0 ? null : Math.exp(sum(levels.map((one) => one[side])) / levels.length)

function largestShareOf(totals: readonly ArmMeans[]): number | null {
  let largest = 0
  for (const total of totals) largest = Math.max(largest, total.with + total.without)
  const all = sum(totals.map((total) => total.with + total.without))
  return all > 0 ? largest / all : null
}

/** Means of both arms in one configuration; 0 where one is not known yet. */
interface ArmMeans {
  with: number
  without: number
}

/**
 * Per task the mean log ratio, the mean logarithm and the mean use of a run in both arms, over configurations that know
 * both. A value that is not above 0 is none.
 */
function overTasks(cells: readonly UsedCell[]) {
  // Filled in place: there may be hundreds of thousands of cells.
  const byTask = new Map<string, Map<string, ArmMeans>>()
  const familyOf = new Map<string, string>()
  for (const { task, configuration, arm, value, family } of cells) {
    let pairs = byTask.get(task)
    if (!pairs) {
      byTask.set(task, (pairs = new Map()))
      if (family) familyOf.set(task, family)
    }
    let pair = pairs.get(configuration)
    if (!pair) pairs.set(configuration, (pair = { with: 0, without: 0 }))
    pair[arm] = value
  }
  const logs: number[] = []
  const levels: ArmMeans[] = []
  const totals: (ArmMeans & { readonly family: string | null })[] = []
  for (const [task, pairs] of byTask) {
    const total = { with: 0, without: 0 }
    const level = { with: 0, without: 0 }
    let log = 0
    let n = 0
    for (const pair of pairs.values()) {
      if (!(pair.with > 0 && pair.without > 0)) continue
      log += Math.log(pair.with / pair.without)
      level.with += Math.log(pair.with)
      level.without += Math.log(pair.without)
      total.with += pair.with
      total.without += pair.without
      n += 1
    }
    if (n === 0) continue
    logs.push(log / n)
    levels.push({ with: level.with / n, without: level.without / n })
    const family = familyOf.get(task) ?? null
    totals.push({ with: total.with / n, without: total.without / n, family })
  }
  return { logs, levels, totals }
}
