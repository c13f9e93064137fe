import type { PairedValues } from './assoc-spearman'
import { zOf } from './interval'
import { normalCdf } from './normal'
import { DEFAULT_CONF, sum } from './numeric-rules'
import { averageRanks, fisherInterval, tieSizes } from './ranks'

export interface AssocKendall {
  readonly tauB: number | null
  readonly p: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly n: number
}

/**
 * Kendall's τ_b with its tie-corrected normal p; interval with se √(0.437 / (n − 4)) on Fisher's
 * scale. Null below three points or when a side is constant.
 * Source: Kendall 1945; Fieller et al. 1957; Bonett & Wright 2000.
 */
export function assocKendall({ x, y, conf = DEFAULT_CONF }: PairedValues): AssocKendall {
  const n = Math.min(x.length, y.length)
  const unknown = { tauB: null, p: null, lo: null, hi: null, n }
  if (n < 3) return unknown
  const rankX = averageRanks(x.slice(0, n))
  const rankY = averageRanks(y.slice(0, n))
  const ties = { x: tieSizes(rankX), y: tieSizes(rankY) }
  const pairs = (n * (n - 1)) / 2
  const freeX = pairs - sum(ties.x.map((t) => (t * (t - 1)) / 2))
  const freeY = pairs - sum(ties.y.map((t) => (t * (t - 1)) / 2))
  if (freeX === 0 || freeY === 0) return unknown
  const s = concordance(rankX, rankY)
  const tauB = Math.max(-1, Math.min(1, s / Math.sqrt(freeX) / Math.sqrt(freeY)))
  const z = s / Math.sqrt(varianceOfS(n, ties.x, ties.y))
  const se = n > 4 ? Math.sqrt(0.437 / (n - 4)) : Infinity
  return { tauB, p: 2 * normalCdf(-Math.abs(z)), ...fisherInterval(tauB, se, zOf(conf)), n }
}

/**
 * Concordant minus discordant pairs. Points are taken by rising x, and each looks up how many of those
 * before it have a smaller y and how many a larger one, in a tree of counts (Fenwick 1994): n log n
 * steps, not n²; equal x are looked up before any of them is counted.
 */
function concordance(x: readonly number[], y: readonly number[]): number {
  const values = [...new Set(y)].sort((a, b) => a - b)
  const places = new Map(values.map((value, index) => [value, index + 1]))
  const order = [...x.keys()].sort((a, b) => x[a]! - x[b]!)
  const tree = new Int32Array(values.length + 1)
  const countUpTo = (place: number) => {
    let count = 0
    for (let at = place; at > 0; at -= at & -at) count += tree[at]!
    return count
  }
  let s = 0
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && x[order[end]!] === x[order[start]!]) end++
    const equal = order.slice(start, end).map((at) => places.get(y[at]!)!)
    for (const place of equal) s += countUpTo(place - 1) - (start - countUpTo(place))
    for (const place of equal) for (let at = place; at < tree.length; at += at & -at) tree[at]! += 1
  }
  return s
}

function varianceOfS(n: number, x: readonly number[], y: readonly number[]): number {
  const pairs = n * (n - 1)
  const byTies = (sizes: readonly number[], term: (t: number) => number) => sum(sizes.map(term))
  const linear = (t: number) => t * (t - 1) * (2 * t + 5)
  const cubic = (t: number) => t * (t - 1) * (t - 2)
  const square = (t: number) => t * (t - 1)
  return (
    (pairs * (2 * n + 5) - byTies(x, linear) - byTies(y, linear)) / 18 +
    (byTies(x, square) * byTies(y, square)) / (2 * pairs) +
    (byTies(x, cubic) * byTies(y, cubic)) / (9 * pairs * (n - 2))
  )
}
