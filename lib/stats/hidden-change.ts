// What too few changes to be seen may hide. Of 84 tasks of which none changed, 3.5 % may lose all in
// truth: of so many, none would be seen in 5 % of experiments. An interval made from the spread that was
// seen does not know that.
import { betaTails } from './beta'
import type { FewChanges, Interval } from './interval'
import { sampleSd, sum } from './numeric-rules'
import { tQuantile } from './student-t'

/** Changes of at least this part of the largest possible one are counted, the others have a spread. */
const LARGE = 0.5

/** Large losses and gains of differences of tasks, in whole tasks, and the spread of what is left. */
export function fewChanges(deltas: readonly number[], span: number): FewChanges {
  const nTasks = deltas.length
  const isLarge = (delta: number) => Math.abs(delta) >= LARGE * span
  const small = deltas.map((delta) => (isLarge(delta) ? 0 : delta))
  const large = deltas.filter(isLarge)
  return {
    ...{ nTasks, span, mean: sum(deltas) / nTasks },
    lost: sum(large.map((delta) => Math.max(0, -delta))) / span,
    gained: sum(large.map((delta) => Math.max(0, delta))) / span,
    seOfSmall: (sampleSd(small) ?? 0) / Math.sqrt(nTasks),
  }
}

/**
 * Limits of the mean, each one-sided: large losses and gains as shares of tasks with exact binomial
 * limits, small changes by t, put together by squares (MOVER). Exact where tasks change wholly or not.
 * Source: Clopper & Pearson 1934; Zou & Donner 2008.
 */
export function hiddenLimits(few: FewChanges, conf: number): Interval {
  const { nTasks, span, mean } = few
  const small = few.seOfSmall * tQuantile(conf, nTasks - 1)
  const [lost, gained] = [few.lost, few.gained].map((seen) => ({
    above: span * (largestShare(seen, nTasks, 1 - conf) - seen / nTasks),
    below: span * (seen / nTasks - leastShare(seen, nTasks, 1 - conf)),
  }))
  return {
    lo: mean - Math.hypot(small, lost!.above, gained!.below),
    hi: mean + Math.hypot(small, gained!.above, lost!.below),
  }
}

/** The share of tasks under which at most `seen` of n has this probability. */
function largestShare(seen: number, n: number, probability: number): number {
  if (seen >= n) return 1
  return solve((share) => betaTails(share, 1 - share, seen + 1, n - seen).upper <= probability)
}

/** The share under which at least `seen` of n has it. */
function leastShare(seen: number, n: number, probability: number): number {
  if (seen <= 0) return 0
  return solve((share) => betaTails(share, 1 - share, seen, n - seen + 1).lower >= probability)
}

/** Where something that holds from some share on begins to hold. */
function solve(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
