import { rateWilson, type RateWilson } from './rate-wilson'

/**
 * Mean rate of an arm over its tasks, with an interval for other tasks of this kind: Wilson's limits
 * with tasks as the sample and the sum of their means as passes. A mean of [0, 1] varies by at most
 * p(1 − p) (Bhatia & Davis 2000), so that with repeated trials or partial rewards the interval is
 * wider than needed, never narrower; it stays within 0 and 1, also where every task failed.
 */
export const rateOverTasks = (taskMeans: readonly number[]): RateWilson =>
  rateWilson({
    // Sums of halves and thirds may end a last bit above what they are.
    x: Math.min(
      taskMeans.length,
      taskMeans.reduce((sum, mean) => sum + mean, 0),
    ),
    n: taskMeans.length,
  })
