import { percentileInterval, replicatesOf, resampleSums } from './bootstrap-ratio'
import { perSolvedOf, type CostPerSolved } from './cost-per-solved'
import { areEqual, BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED, sum } from './numeric-rules'

/** Spend and solved rewards of one task by two sides, on tasks that both attempted. */
export interface TaskCostPair {
  readonly costA: number
  readonly solvedA: number
  readonly costB: number
  readonly solvedB: number
}

export interface CostRatio {
  readonly ratio: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly nUndefined: number
}

interface CostPairs {
  readonly tasks: readonly TaskCostPair[]
  readonly draws?: number
  readonly seed?: number
  readonly conf?: number
}

/**
 * A's cost per solved task over B's, tasks resampled for both together. Infinity when A solves none,
 * 0 when B solves none; undefined (dropped, counted) when neither does or B costs nothing.
 * Source: Efron & Tibshirani 1993; Briggs et al. 2002.
 */
export const costRatio = (input: CostPairs): CostRatio => costsOfSides(input).ratio

/** The ratio, and each side's own cost per solved task, all from the same draws. */
export function costsOfSides(input: CostPairs): {
  readonly a: CostPerSolved
  readonly b: CostPerSolved
  readonly ratio: CostRatio
} {
  const { tasks, draws = BOOTSTRAP_DRAWS, seed = DEFAULT_SEED, conf = DEFAULT_CONF } = input
  const columns = (['costA', 'solvedA', 'costB', 'solvedB'] as const).map((name) =>
    tasks.map((task) => task[name]),
  )
  const [costA, solvedA, costB, solvedB] = resampleSums(columns, draws, seed)
  const { ascending, nUndefined } = replicatesOf(draws, (draw) =>
    ratioOfSums({
      costA: costA![draw]!,
      solvedA: solvedA![draw]!,
      costB: costB![draw]!,
      solvedB: solvedB![draw]!,
    }),
  )
  return {
    a: perSolvedOf(columns.slice(0, 2), [costA!, solvedA!], conf),
    b: perSolvedOf(columns.slice(2), [costB!, solvedB!], conf),
    ratio: {
      ratio: ratioOfSums({
        costA: sum(columns[0]!),
        solvedA: sum(columns[1]!),
        costB: sum(columns[2]!),
        solvedB: sum(columns[3]!),
      }),
      ...percentileInterval(ascending, conf),
      nUndefined,
    },
  }
}

function ratioOfSums({ costA, solvedA, costB, solvedB }: TaskCostPair): number | null {
  const aSolvesNone = areEqual(solvedA, 0)
  const bSolvesNone = areEqual(solvedB, 0)
  if (areEqual(costB, 0) || (aSolvesNone && bSolvesNone)) return null
  if (aSolvesNone) return Infinity
  return bSolvesNone ? 0 : costA / solvedA / (costB / solvedB)
}
