// All ways to give so many of a list's values to the first arm: what an exact permutation test counts.

/** Beyond so many splits, tests draw random ones. */
export const MAX_SPLITS = 20_000

/** C(n, k) as a product; Infinity where it is beyond counting. */
export function countSplits(n: number, k: number): number {
  let count = 1
  for (let i = 1; i <= Math.min(k, n - k) && count < Infinity; i++) {
    count = (count * (n - i + 1)) / i
  }
  return count
}

/** Mean of the first n1 values minus the mean of the rest; null when either is empty. */
export function meanDifference(values: ArrayLike<number>, n1: number): number | null {
  const n0 = values.length - n1
  if (n1 === 0 || n0 === 0) return null
  let first = 0
  let rest = 0
  for (let i = 0; i < n1; i++) first += values[i]!
  for (let i = n1; i < values.length; i++) rest += values[i]!
  return first / n1 - rest / n0
}

/** The sum of every choice of `size` values, and the sum of all. */
export function forEachSplitSum(
  values: readonly number[],
  size: number,
  visit: (sumOfChosen: number, total: number) => void,
): void {
  const total = values.reduce((sum, value) => sum + value, 0)
  const choose = (from: number, left: number, sum: number) => {
    if (left === 0) return visit(sum, total)
    for (let i = from; i <= values.length - left; i++) choose(i + 1, left - 1, sum + values[i]!)
  }
  choose(0, size, 0)
}
