import { percentileInterval, replicatesOf, resampleSums } from './bootstrap-ratio'
import type { TaskCostPair } from './cost-ratio'
import { areEqual, BOOTSTRAP_DRAWS, DEFAULT_CONF, DEFAULT_SEED, sum } from './numeric-rules'

export interface BreakEven {
  /** Tasks solved with it until writing is paid back; Infinity: it never is; null: undefined. */
  readonly uses: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Replicates in which writing is never paid back. */
  readonly nNever: number
}

/**
 * After how many solved tasks the spend on writing a text comes back: writing over what a solved task
 * costs less with it (A) than without (B), both with failed attempts; tasks resampled for both together.
 * Infinity where it saves nothing; undefined (dropped) where nothing is solved without it, since what is
 * saved then has no price. Source: break-even volume; Efron & Tibshirani 1993; Briggs et al. 2002.
 */
export function costBreakEven(input: {
  readonly tasks: readonly TaskCostPair[]
  readonly writing: number
  readonly draws?: number
  readonly seed?: number
  readonly conf?: number
}): BreakEven {
  const { tasks, writing, draws = BOOTSTRAP_DRAWS } = input
  const { seed = DEFAULT_SEED, conf = DEFAULT_CONF } = input
  const columns = (['costA', 'solvedA', 'costB', 'solvedB'] as const).map((name) =>
    tasks.map((task) => task[name]),
  )
  const [costA, solvedA, costB, solvedB] = resampleSums(columns, draws, seed)
  const { ascending } = replicatesOf(draws, (draw) =>
    usesOf(writing, {
      ...{ costA: costA![draw]!, solvedA: solvedA![draw]! },
      ...{ costB: costB![draw]!, solvedB: solvedB![draw]! },
    }),
  )
  const [allA, goodA, allB, goodB] = columns.map((column) => sum(column))
  return {
    uses: usesOf(writing, { costA: allA!, solvedA: goodA!, costB: allB!, solvedB: goodB! }),
    ...(ascending.length === 0 ? { lo: null, hi: null } : percentileInterval(ascending, conf)),
    nNever: ascending.filter((uses) => uses === Infinity).length,
  }
}

function usesOf(writing: number, { costA, solvedA, costB, solvedB }: TaskCostPair): number | null {
  if (areEqual(solvedB, 0)) return null
  if (areEqual(solvedA, 0)) return Infinity
  const saved = costB / solvedB - costA / solvedA
  return saved > 0 && !areEqual(saved, 0) ? writing / saved : Infinity
}
