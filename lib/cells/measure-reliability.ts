import type { Parts } from '@/lib/domain/parts'
import { passPairedInParts, type PassPaired } from '@/lib/stats/pass-paired'
import { binaryTasks } from './binary-tasks'
import type { CellTable } from './cell-table'
import type { TaskComparison } from './compare-tasks'
import type { Contrast } from './contrast'

/** pass@k and pass^k with and without skills, on one set of binary tasks. */
export interface Reliability extends PassPaired {
  /** Compared tasks whose rewards are not all 0 or 1: a partial reward is no pass. */
  readonly nNotBinary: number
}

/** Beyond this a curve tells no more. */
const MOST_TRIES = 10

/** At least one of k tries works, all of k work: what skills change in both. */
export function* measureReliability(
  table: CellTable,
  contrast: Contrast,
  tasks: readonly TaskComparison[],
): Parts<Reliability> {
  const pairs = binaryTasks(table, contrast, tasks).map(({ task, strata }, index) => ({
    task: String(index),
    family: table.tasks[task]!.family,
    with: strata.map(({ n1: n, x1: c }) => ({ n, c })),
    without: strata.map(({ n0: n, x0: c }) => ({ n, c })),
  }))
  const found = yield* passPairedInParts({ pairs, kMax: MOST_TRIES })
  const nCompared = tasks.filter(({ delta }) => delta !== null).length
  return { ...found, nNotBinary: nCompared - found.nTasks }
}
