import { mapping, type Parts } from '@/lib/domain/parts'
import type { HarmSide } from '@/lib/domain/gain'
import type { Table } from '@/lib/stats/exact-tables'
import { harmCellVariance } from '@/lib/stats/harm-cell-variance'
import { harmFalseSignInParts } from '@/lib/stats/harm-false-sign'
import {
  harmLuckTwoYardsticksInParts,
  type HarmLuckTwoYardsticks,
} from '@/lib/stats/harm-luck-two-yardsticks'
import { binaryTasks } from './binary-tasks'
import type { CellTable } from './cell-table'
import type { TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'

const swapped = ({ x1, n1, x0, n0 }: Table): Table => ({ x1: x0, n1: n0, x0: x1, n0: n1 })

/**
 * How many binary tasks luck would move to one side: if skills did nothing, and if they changed the
 * odds of every task alike. `negative` counts tasks on the side asked for. Thousands of tasks take
 * part of a second, so that others run in between.
 */
export function* luckOfTasks(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
  side: HarmSide,
): Parts<HarmLuckTwoYardsticks> {
  const binary = binaryTasks(table, contrast, tasks)
  const luck = yield* harmLuckTwoYardsticksInParts({
    tasks:
      side === 'harms' ? binary : binary.map(({ strata }) => ({ strata: strata.map(swapped) })),
  })
  // At an end of what is possible no odds ratio is a number.
  return { ...luck, logOr: Number.isFinite(luck.logOr) ? luck.logOr : null }
}

/** How many tasks are truly hurt, and helped, as far as a mixture can tell. */
export interface TrueChanges {
  /** Binary tasks, which alone tell how much luck each has. */
  readonly nTasks: number
  readonly expectedHurt: number | null
  readonly expectedHelped: number | null
  readonly expectedNone: number | null
  /** With more than 90 % certainty. */
  readonly nHurt: number
  readonly nHelped: number
}

/** The steps of the fit are given, so that more tasks would take many seconds. */
const MOST_TASKS = 2000

const UNKNOWN_CHANGES = {
  ...{ expectedHurt: null, expectedHelped: null, expectedNone: null, nHurt: 0, nHelped: 0 },
}

/** The mixture of all tasks, null above 2,000; long with many, so that others run in between. */
export function* estimateTrueChanges(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): Parts<TrueChanges> {
  const binary = binaryTasks(table, contrast, tasks)
  if (binary.length > MOST_TASKS) return { ...UNKNOWN_CHANGES, nTasks: binary.length }
  const known = yield* mapping(binary, (task) => harmCellVariance(task))
  const { expectedHurt, expectedHelped, expectedNone, nHurt, nHelped } =
    // Every binary task has a stratum with both arms.
    yield* harmFalseSignInParts({ d: known.map(({ d }) => d!), v: known.map(({ v }) => v!) })
  return { nTasks: known.length, expectedHurt, expectedHelped, expectedNone, nHurt, nHelped }
}
