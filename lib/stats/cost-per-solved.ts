import { percentileInterval, replicatesOf, resampleSums } from './bootstrap-ratio'
import { areEqual, BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED, sum } from './numeric-rules'

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
  const columns = [tasks.map((task) => task.cost), tasks.map((task) => task.solved)]
  const [cost, solved] = resampleSums(columns, draws, seed)
  return perSolvedOf(columns, [cost!, solved!], conf)
}

/** The same from the columns of cost and solved, and their sums in every draw. */
export function perSolvedOf(
  [costs, solveds]: readonly (readonly number[])[],
  [cost, solved]: readonly [Float64Array, Float64Array],
  conf: number,
): CostPerSolved {
  if (costs!.length === 0) return { ratio: null, lo: null, hi: null, nInfinite: 0 }
  const { ascending } = replicatesOf(cost.length, (draw) => perSolved(cost[draw]!, solved[draw]!))
  return {
    ratio: perSolved(sum(costs!), sum(solveds!)),
    ...percentileInterval(ascending, conf),
    nInfinite: ascending.filter((value) => value === Infinity).length,
  }
}

const perSolved = (cost: number, solved: number): number =>
  areEqual(solved, 0) ? Infinity : cost / solved
