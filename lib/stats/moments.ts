import { mean, sampleVariance } from './numeric-rules'

/** What a cell says: how many rewards, their mean, their variance (n − 1; null below two). */
export interface Moments {
  readonly n: number
  readonly mean: number
  readonly variance: number | null
}

/** Moments of the rewards of a cell; null of an empty cell. */
export function momentsOf(rewards: readonly number[]): Moments | null {
  const centre = mean(rewards)
  return centre === null
    ? null
    : { n: rewards.length, mean: centre, variance: sampleVariance(rewards) }
}

/** Variance within tasks, pooled over the cells with two or more trials; null without any. */
export function pooledVariance(cells: readonly Moments[]): number | null {
  let squares = 0
  let df = 0
  for (const { n, variance } of cells) {
    if (variance === null) continue
    squares += (n - 1) * variance
    df += n - 1
  }
  return df === 0 ? null : squares / df
}

/**
 * Σ s²/k over cells: the variance that running the same tasks again would add, times T². A cell of
 * one trial borrows the pooled variance; null when no cell has two trials.
 */
export const rerunVariance = (cells: readonly Moments[]): number | null =>
  rerunVarianceOf(cells, null)

/**
 * Σ w²·s²/k: the variance of the weighted sum Σ w·mean of cells if their tasks were run again.
 * Without weights each cell weighs 1. Cells of one trial borrow, as in `rerunVariance`.
 */
export function rerunVarianceOf(
  cells: readonly Moments[],
  weights: readonly number[] | null,
): number | null {
  const pooled = pooledVariance(cells)
  if (pooled === null) return null
  let total = 0
  for (const [index, { n, variance }] of cells.entries()) {
    const weight = weights === null ? 1 : weights[index]!
    total += (weight * weight * (variance ?? pooled)) / n
  }
  return total
}

/** Cells of the tasks that have rewards; empty tasks are dropped. */
export const cellsOf = (tasks: readonly (readonly number[])[]): Moments[] =>
  tasks.map(momentsOf).filter((cell) => cell !== null)
