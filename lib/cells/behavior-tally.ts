import { BEHAVIORS, type Behavior, type BehaviorCounts } from '@/lib/domain/behavior'

/** Trials of a cell that show the same behaviours equally often. */
export interface BehaviorGroup {
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
  readonly counts: BehaviorCounts
  readonly n: number
  /** Those that have a reward, and those of them that passed. */
  readonly nRewarded: number
  readonly nPassed: number
}

/** Trials by how often they show a behaviour: not at all, once, twice, oftener. */
export const DOSES = ['0', '1', '2', '3+'] as const

export interface Passes {
  readonly n: number
  readonly passed: number
}

/** What the trials of a cell show of one behaviour. */
export interface CellBehavior {
  /** Trials that show it, and how often all trials together do. */
  nWith: number
  sum: number
  /** Rewarded trials by dose. */
  readonly doses: { n: number; passed: number }[]
}

export interface CellTally {
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
  n: number
  readonly behaviors: ReadonlyMap<Behavior, CellBehavior>
}

const emptyBehavior = (): CellBehavior => ({
  ...{ nWith: 0, sum: 0 },
  doses: DOSES.map(() => ({ n: 0, passed: 0 })),
})

/** Adds groups up by cell. */
export function tallyBehaviors(groups: Iterable<BehaviorGroup>): CellTally[] {
  const cells = new Map<string, CellTally>()
  for (const { taskId, configurationId, conditionId, counts, n, nRewarded, nPassed } of groups) {
    const key = `${taskId} ${configurationId} ${conditionId}`
    const cell = cells.get(key) ?? {
      ...{ taskId, configurationId, conditionId, n: 0 },
      behaviors: new Map(BEHAVIORS.map((behavior) => [behavior, emptyBehavior()])),
    }
    cells.set(key, cell)
    cell.n += n
    for (const [behavior, found] of cell.behaviors) {
      const times = counts.counts[behavior] ?? 0
      if (times > 0) found.nWith += n
      found.sum += times * n
      const dose = found.doses[Math.min(times, DOSES.length - 1)]!
      dose.n += nRewarded
      dose.passed += nPassed
    }
  }
  return [...cells.values()]
}
