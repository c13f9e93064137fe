import { bootstrapIndices, percentileInterval } from './bootstrap-ratio'
import { areEqual, BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED } from './numeric-rules'

/** Spend and solved rewards of one task by two sides, on tasks that both attempted. */
export interface TaskCostPair {
  readonly costA: number
  readonly solvedA: number
  readonly costB: number
  readonly solvedB: number
}

/**
 * A's cost per solved task over B's, tasks resampled for both together. Infinity when A solves none,
 * 0 when B solves none; undefined (dropped, counted) when neither does or B costs nothing.
 * Source: Efron & Tibshirani 1993; Briggs et al. 2002.
 */
export function costRatio(input: {
  readonly tasks: readonly TaskCostPair[]
  readonly draws?: number
  readonly seed?: number
  readonly conf?: number
}): { ratio: number | null; lo: number | null; hi: number | null; nUndefined: number } {
  const { tasks, draws = BOOTSTRAP_DRAWS, seed = DEFAULT_SEED, conf = DEFAULT_CONF } = input
  const ratio = (indices: ArrayLike<number>): number | null => {
    const total = { costA: 0, solvedA: 0, costB: 0, solvedB: 0 }
    for (let j = 0; j < indices.length; j++) {
      const task = tasks[indices[j]!]!
      total.costA += task.costA
      total.solvedA += task.solvedA
      total.costB += task.costB
      total.solvedB += task.solvedB
    }
    return ratioOfSums(total)
  }
  const { ascending, nUndefined } = bootstrapIndices(tasks.length, draws, seed, ratio)
  return {
    ratio: ratio(tasks.map((_, i) => i)),
    ...percentileInterval(ascending, conf),
    nUndefined,
  }
}

function ratioOfSums({ costA, solvedA, costB, solvedB }: TaskCostPair): number | null {
  const aSolvesNone = areEqual(solvedA, 0)
  const bSolvesNone = areEqual(solvedB, 0)
  if (areEqual(costB, 0) || (aSolvesNone && bSolvesNone)) return null
  if (aSolvesNone) return Infinity
  return bSolvesNone ? 0 : costA / solvedA / (costB / solvedB)
}
