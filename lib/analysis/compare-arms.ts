import type { ErrorPolicy } from '@/lib/domain/error-policy'
import {
  compareNoninferiority,
  isEquivalent,
  type NoninferiorityVerdict,
} from '@/lib/stats/compare-noninferiority'
import { gainPairedCells } from '@/lib/stats/gain-paired'
import { zInterval } from '@/lib/stats/interval'
import { DEFAULT_CONF } from '@/lib/stats/numeric-rules'
import { cellCount, cellMoments } from './cell-moments'
import type { CellTable } from './cell-table'

/** One configuration under one condition, as indices into the lists of the table. */
export interface Arm {
  readonly configuration: number
  readonly condition: number
}

/** First minus second over the tasks that both have; proportions. */
export interface ArmComparison {
  readonly first: number | null
  readonly second: number | null
  readonly difference: number | null
  /** 95 % t interval over tasks. */
  readonly low: number | null
  readonly high: number | null
  /** 95 % interval for running the same tasks again. */
  readonly rerunLow: number | null
  readonly rerunHigh: number | null
  /** Two-sided 90 % interval, which the verdict reads. */
  readonly lower: number | null
  readonly upper: number | null
  /** One-sided p against a loss as large as the margin. */
  readonly p: number | null
  readonly verdict: NoninferiorityVerdict
  /** Within the margin on both sides: only then do the two match. */
  readonly isEquivalent: boolean
  readonly nTasks: number
  readonly nTrials: number
  /** Tasks that only one of the two has. */
  readonly nOnlyFirst: number
  readonly nOnlySecond: number
  readonly nUp: number
  readonly nDown: number
  readonly nTie: number
}

/** Compares two arms on their common tasks (docs/statistics.md, small against large). */
export function compareArms(
  table: CellTable,
  policy: ErrorPolicy,
  first: Arm,
  second: Arm,
  margin: number,
): ArmComparison {
  const columns = table.byPolicy[policy]
  const pairs = []
  let nTrials = 0
  let nOnlyFirst = 0
  let nOnlySecond = 0
  for (let task = 0; task < table.tasks.length; task++) {
    const a = table.cellAt(task, first.configuration, first.condition)
    const b = table.cellAt(task, second.configuration, second.condition)
    const nA = cellCount(columns, a)
    const nB = cellCount(columns, b)
    if (nA > 0 && nB > 0) {
      nTrials += nA + nB
      pairs.push({ task: '', with: cellMoments(columns, a), without: cellMoments(columns, b) })
    } else if (nA > 0) nOnlyFirst += 1
    else if (nB > 0) nOnlySecond += 1
  }
  const paired = gainPairedCells({ pairs })
  const deltas = pairs.map((pair) => pair.with!.mean - pair.without!.mean)
  const { lower, upper, p, verdict } = compareNoninferiority({ deltas, margin })
  const rerun =
    paired.delta === null || paired.rerunSe === null
      ? { lo: null, hi: null }
      : zInterval(paired.delta, paired.rerunSe, DEFAULT_CONF)
  return {
    first: paired.withMean,
    second: paired.withoutMean,
    difference: paired.delta,
    ...{ low: paired.lo, high: paired.hi, rerunLow: rerun.lo, rerunHigh: rerun.hi },
    ...{ lower, upper, p, verdict },
    isEquivalent: isEquivalent({ lower, upper }, margin),
    ...{ nTasks: paired.nTasks, nTrials, nOnlyFirst, nOnlySecond },
    ...{ nUp: paired.nUp, nDown: paired.nDown, nTie: paired.nTie },
  }
}
