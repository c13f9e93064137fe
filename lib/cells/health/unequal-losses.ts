import { harmStratifiedExact } from '@/lib/stats/harm-stratified-exact'
import { twoSidedP } from '@/lib/stats/interval'
import type { CellTable } from '@/lib/cells/cell-table'
import { lookedAt, type Contrast } from '@/lib/cells/contrast'

/** Trials that one arm lost to the machinery, of those it has. */
export interface Lost {
  readonly lost: number
  readonly trials: number
}

/** Whether the two arms lost equal shares of their trials. */
export interface UnequalLosses {
  readonly without: Lost
  readonly with: Lost
  /** Two-sided, each configuration a stratum; null where an arm has no trial. */
  readonly p: number | null
  /** Whether p is exact; of very many losses it is by the normal law. */
  readonly isExact: boolean
}

function lostOf(table: CellTable, configuration: number, condition: number): Lost {
  const { nExcluded } = table.byPolicy.headline
  const sums = { lost: 0, trials: 0 }
  for (let task = 0; task < table.tasks.length; task++) {
    const cell = table.cellAt(task, configuration, condition)
    if (cell < 0) continue
    sums.lost += nExcluded[cell]!
    sums.trials += table.nTrials[cell]!
  }
  return sums
}

/** Above so many losses their exact distribution takes seconds, and is normal to all digits shown. */
const MOST_EXACT = 2000

type Table = Parameters<typeof harmStratifiedExact>[0]['strata'][number]

/** Two-sided p of equal shares of losses by the normal law with the mean and variance of the exact one. */
function normalShares(strata: readonly Table[]): number | null {
  let [above, variance] = [0, 0]
  for (const { x1, n1, x0, n0 } of strata) {
    const [all, k] = [n1 + n0, x1 + x0]
    if (n1 === 0 || n0 === 0) continue
    above += x1 - (k * n1) / all
    variance += (k * n1 * n0 * (all - k)) / (all * all * (all - 1))
  }
  return variance === 0
    ? null
    : twoSidedP({ estimate: above, se: Math.sqrt(variance), df: Infinity })
}

/**
 * Trials left out as broken in either arm, over the shown configurations, with the exact test of
 * equal shares given how many each configuration lost (docs/statistics.md, `harm.stratified_exact`;
 * Cochran 1954 above 2,000 losses).
 * Assumes that trials are lost independently; an outage takes many at once, so read a small p as
 * a reason to look.
 */
export function findUnequalLosses(table: CellTable, contrast: Contrast): UnequalLosses {
  const strata = lookedAt(table, contrast).map((configuration) => ({
    with: lostOf(table, configuration, contrast.with),
    without: lostOf(table, configuration, contrast.without),
  }))
  const add = (side: 'with' | 'without'): Lost => ({
    lost: strata.reduce((sum, one) => sum + one[side].lost, 0),
    trials: strata.reduce((sum, one) => sum + one[side].trials, 0),
  })
  const tables = strata.map((one) => ({
    ...{ x1: one.with.lost, n1: one.with.trials },
    ...{ x0: one.without.lost, n0: one.without.trials },
  }))
  const [without, with_] = [add('without'), add('with')]
  const isExact = without.lost + with_.lost <= MOST_EXACT
  const p = isExact ? harmStratifiedExact({ strata: tables }).pTwo : normalShares(tables)
  return { without, with: with_, p, isExact }
}
