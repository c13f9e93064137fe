import { commonCells, type RewardPair } from '@/lib/stats/gain-paired'
import { momentsOf, pooledVariance } from '@/lib/stats/moments'
import { mean, sampleVariance } from '@/lib/stats/numeric-rules'

export interface PowerComponents {
  /** Variance between tasks of the observed difference. */
  readonly varDelta: number | null
  /** Variance of a trial within a task, by arm. */
  readonly sigma2With: number | null
  readonly sigma2Without: number | null
  /** Real differences in gain between tasks: what is left when trial noise is taken away. */
  readonly omega2: number | null
}

/**
 * Where the uncertainty of a paired gain comes from, by moments. Null where no cell has two trials
 * or fewer than two tasks are common. Rough when tasks are few.
 * Source: Miller 2024 §5, arXiv:2411.00640.
 */
export function powerComponents({
  pairs,
}: {
  readonly pairs: readonly RewardPair[]
}): PowerComponents {
  const common = commonCells(
    pairs.map((pair) => ({
      task: pair.task,
      with: momentsOf(pair.with),
      without: momentsOf(pair.without),
    })),
  )
  const withCells = common.map((pair) => pair.with)
  const withoutCells = common.map((pair) => pair.without)
  const varDelta = sampleVariance(common.map((pair) => pair.with.mean - pair.without.mean))
  const sigma2With = pooledVariance(withCells)
  const sigma2Without = pooledVariance(withoutCells)
  const perTrialWith = mean(withCells.map((cell) => 1 / cell.n))
  const perTrialWithout = mean(withoutCells.map((cell) => 1 / cell.n))
  const isKnown = varDelta !== null && sigma2With !== null && sigma2Without !== null
  return {
    varDelta,
    sigma2With,
    sigma2Without,
    omega2:
      isKnown && perTrialWith !== null && perTrialWithout !== null
        ? Math.max(0, varDelta - sigma2With * perTrialWith - sigma2Without * perTrialWithout)
        : null,
  }
}
