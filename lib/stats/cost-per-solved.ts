import { bootstrapIndices, percentileInterval } from './bootstrap-ratio'
import { areEqual, BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED } from './numeric-rules'

export interface TaskCost {
  /** Spend on the task, failed attempts included. */
  readonly cost: number
  /** Sum of rewards of the trials costed. */
  readonly solved: number
}

export interface CostPerSolved {
  /** Infinity when nothing was solved; null without tasks. */
  readonly ratio: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Replicates in which nothing was solved. */
  readonly nInfinite: number
}

/**
 * Total spend over tasks solved, with a percentile interval from resampling tasks; its upper end
 * may be infinite. Source: Efron & Tibshirani 1993; Briggs et al. 2002.
 */
export function costPerSolved(input: {
  readonly tasks: readonly TaskCost[]
  readonly draws?: number
  readonly seed?: number
  readonly conf?: number
}): CostPerSolved {
  const { tasks, draws = BOOTSTRAP_DRAWS, seed = DEFAULT_SEED, conf = DEFAULT_CONF } = input
  if (tasks.length === 0) return { ratio: null, lo: null, hi: null, nInfinite: 0 }
  const ratio = (indices: ArrayLike<number>): number => {
    let cost = 0
    let solved = 0
    for (let j = 0; j < indices.length; j++) {
      const task = tasks[indices[j]!]!
      cost += task.cost
      solved += task.solved
    }
    return areEqual(solved, 0) ? Infinity : cost / solved
  }
  const { ascending } = bootstrapIndices(tasks.length, draws, seed, ratio)
  return {
    ratio: ratio(tasks.map((_, i) => i)),
    ...percentileInterval(ascending, conf),
    nInfinite: ascending.filter((value) => value === Infinity).length,
  }
}
