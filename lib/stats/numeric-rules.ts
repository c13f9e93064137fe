// The fixed numeric rules of docs/statistics.md: equal inputs give equal digits on every machine,
// and noise of the last bits never decides a tie or a verdict.

export const DEFAULT_CONF = 0.95
export const DEFAULT_SEED = 20260213
export const BOOTSTRAP_DRAWS = 10_000
export const PERMUTATION_DRAWS = 9_999

const EQUAL_SLACK = 1e-12
const DECISION_SLACK = 1e-9

/** Two rewards or differences are equal when they differ by at most 1e-12. */
export const areEqual = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= EQUAL_SLACK

/** Sign of a difference: 0 for a tie. */
export const signOf = (difference: number): -1 | 0 | 1 =>
  areEqual(difference, 0) ? 0 : difference > 0 ? 1 : -1

/** A spread (standard deviation, sum of squares) below 1e-12 is no spread. */
export const zeroIfTiny = (spread: number): number => (spread < EQUAL_SLACK ? 0 : spread)

/** A variance to divide by: its standard deviation is some spread. */
export const isVariance = (value: number): boolean => zeroIfTiny(Math.sqrt(value)) > 0

/** Decisions against a threshold, with slack 1e-9: a value at the threshold counts as at it. */
export const isAbove = (value: number, threshold: number) => value > threshold + DECISION_SLACK
export const isBelow = (value: number, threshold: number) => value < threshold - DECISION_SLACK
export const isAtMost = (value: number, threshold: number) => !isAbove(value, threshold)
export const isAtLeast = (value: number, threshold: number) => !isBelow(value, threshold)

/** Code-unit order: the same on every machine, unlike `localeCompare`. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Sum from left to right: bootstrap replicates agree bit for bit only in this order. */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}

/** Arithmetic mean; null of nothing. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length

/** Sum of squared deviations from `centre`. */
export function squaresAround(values: readonly number[], centre: number): number {
  let total = 0
  for (const value of values) total += (value - centre) ** 2
  return total
}

/** Sample standard deviation (n − 1); null below two values, 0 when all are equal. */
export function sampleSd(values: readonly number[]): number | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  return zeroIfTiny(Math.sqrt(squaresAround(values, centre) / (values.length - 1)))
}

/** Sample variance (n − 1); null below two values. */
export function sampleVariance(values: readonly number[]): number | null {
  const sd = sampleSd(values)
  return sd === null ? null : sd * sd
}

/**
 * Quantile of an ascending list, Hyndman & Fan 1996 type 7. The list may end in Infinity: an
 * infinite neighbour with weight makes the quantile infinite. Null of nothing.
 */
export function quantile(ascending: ArrayLike<number>, p: number): number | null {
  const n = ascending.length
  if (n === 0) return null
  const h = (n - 1) * Math.min(1, Math.max(0, p))
  const below = Math.floor(h)
  const low = ascending[below]!
  const high = ascending[Math.min(below + 1, n - 1)]!
  const weight = h - below
  // Infinity − Infinity and 0 · Infinity are NaN, so equal or unweighted neighbours never meet.
  return weight === 0 || low === high ? low : low + weight * (high - low)
}
