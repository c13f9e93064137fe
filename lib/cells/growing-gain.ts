import { gainAnytime } from '@/lib/stats/gain-anytime'
import type { CellTable } from './cell-table'
import { measureTasks } from './compare-tasks'
import type { Contrast } from './contrast'

/** The gain for somebody who looks after every import: its interval is wider, and holds all the same. */
export interface GrowingGain {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** Common tasks, each once. */
  readonly nTasks: number
  /** Before twenty tasks it is too early to read. */
  readonly isUsable: boolean
}

/** Over the common tasks, each once, whatever else is asked; null without two tasks that differ. */
export function growingGain(
  table: CellTable,
  contrast: Contrast,
  plannedTasks: number | null,
): GrowingGain | null {
  const common = measureTasks(table, contrast).filter((task) => task.isCommon)
  const deltas = common.map((task) => task.with! - task.without!)
  const { estimate, lo, hi, usable, nTasks } = gainAnytime({
    deltas,
    ...(plannedTasks !== null && plannedTasks > 0 && { tStar: plannedTasks }),
  })
  if (estimate === null || lo === null || hi === null) return null
  return { estimate, low: lo, high: hi, nTasks, isUsable: usable }
}
