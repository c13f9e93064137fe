import { areEqual } from './numeric-rules'

/** Ranks from 1; values within 1e-12 of their neighbour share the average of their ranks. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length).fill(0)
  let start = 0
  for (let end = 1; end <= order.length; end++) {
    if (end < order.length && areEqual(order[end]!.value, order[end - 1]!.value)) continue
    for (let i = start; i < end; i++) ranks[order[i]!.index] = (start + end + 1) / 2
    start = end
  }
  return ranks
}

/** Sizes of the groups of equal ranks, singles included. */
export function tieSizes(ranks: readonly number[]): number[] {
  const sizes = new Map<number, number>()
  for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1)
  return [...sizes.values()]
}

/** Pearson's correlation; null when either side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const n = Math.min(x.length, y.length)
  let meanX = 0
  let meanY = 0
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n
    meanY += y[i]! / n
  }
  let xx = 0
  let yy = 0
  let xy = 0
  for (let i = 0; i < n; i++) {
    xx += (x[i]! - meanX) ** 2
    yy += (y[i]! - meanY) ** 2
    xy += (x[i]! - meanX) * (y[i]! - meanY)
  }
  // Sums of squares of ranks: below 1e-9 they are rounding.
  if (xx < 1e-9 || yy < 1e-9) return null
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/** Interval of a correlation on Fisher's scale; null at ±1 or without a standard error. */
export function fisherInterval(r: number, se: number, z: number) {
  if (!Number.isFinite(se) || areEqual(Math.abs(r), 1)) return { lo: null, hi: null }
  return { lo: Math.tanh(Math.atanh(r) - z * se), hi: Math.tanh(Math.atanh(r) + z * se) }
}
