import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { GainMethod } from '@/lib/domain/gain'
import {
  isEquivalent,
  judgeNoninferiority,
  type NoninferiorityVerdict,
} from '@/lib/stats/compare-noninferiority'
import { signOf } from '@/lib/stats/numeric-rules'
import { cellCount } from './cell-moments'
import type { CellTable, PolicyColumns } from './cell-table'
import { errorOf } from './show-gain'
import { gainOf, weighPairs, type HowToWeigh, type TaskPair } from './weigh-pairs'

/** The margin of the verdict, what counts once, and what the interval is about. */
export interface HowToCompare extends HowToWeigh {
  readonly margin: number
}

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
  /** 95 % interval of the kind asked for. */
  readonly low: number | null
  readonly high: number | null
  readonly method: GainMethod
  /** Where the interval rests on families of tasks: how many. */
  readonly nFamilies?: number
  /** 95 % interval for running the same tasks again, whatever was asked. */
  readonly rerunLow: number | null
  readonly rerunHigh: number | null
  /** Two-sided 90 % interval of that kind, which the verdict reads. */
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
  { margin, ...how }: HowToCompare,
): ArmComparison {
  const columns = table.byPolicy[policy]
  const { pairs, nOnlyFirst, nOnlySecond } = pairArms(table, columns, first, second)
  const weighed = weighPairs(columns, pairs, how)
  const rerun = gainOf(weighPairs(columns, pairs, { ...how, uncertainty: 'rerun' }))
  const { low, high, method, nFamilies } = gainOf(weighed)
  const { lower, upper, p, verdict } = judgeNoninferiority({ ...errorOf(weighed), margin })
  const signs = pairs.map(({ with: [a], without: [b] }) =>
    signOf(columns.sum[a!]! / columns.n[a!]! - columns.sum[b!]! / columns.n[b!]!),
  )
  const count = (sign: number) => signs.filter((one) => one === sign).length
  return {
    ...{ first: weighed.with, second: weighed.without, difference: weighed.estimate },
    ...{ low, high, method, rerunLow: rerun.low, rerunHigh: rerun.high },
    ...{ lower, upper, p, verdict },
    isEquivalent: isEquivalent({ lower, upper }, margin),
    ...(nFamilies === undefined ? {} : { nFamilies }),
    ...{ nTasks: weighed.nTasks, nTrials: weighed.nTrials, nOnlyFirst, nOnlySecond },
    ...{ nUp: count(1), nDown: count(-1), nTie: count(0) },
  }
}

/** Cells of the tasks that both arms have, and how many only one of them has. */
export function pairArms(table: CellTable, columns: PolicyColumns, first: Arm, second: Arm) {
  const pairs: TaskPair[] = []
  let nOnlyFirst = 0
  let nOnlySecond = 0
  for (let task = 0; task < table.tasks.length; task++) {
    const a = table.cellAt(task, first.configuration, first.condition)
    const b = table.cellAt(task, second.configuration, second.condition)
    const isFirst = cellCount(columns, a) > 0
    const isSecond = cellCount(columns, b) > 0
    if (isFirst && isSecond) {
      const { domain, family } = table.tasks[task]!
      pairs.push({ domain, family, with: [a], without: [b] })
    } else if (isFirst) nOnlyFirst += 1
    else if (isSecond) nOnlySecond += 1
  }
  return { pairs, nOnlyFirst, nOnlySecond }
}
