import { normalCdf } from '@/lib/stats/normal'
import { signOf, sum } from '@/lib/stats/numeric-rules'
import { averageRanks, tieSizes } from '@/lib/stats/ranks'

/**
 * Trend of a single curve: Mann-Kendall S with tie-corrected variance, z with continuity correction,
 * two-sided. Null below three rounds; below eight too few to be read as a trend test.
 * Source: Mann 1945; Kendall 1975.
 */
export function evoMannKendall({ x }: { readonly x: readonly number[] }): {
  s: number | null
  var: number | null
  z: number | null
  p: number | null
} {
  const n = x.length
  if (n < 3) return { s: null, var: null, z: null, p: null }
  let s = 0
  for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) s += signOf(x[i]! - x[j]!)
  const spread = (size: number) => size * (size - 1) * (2 * size + 5)
  const variance = (spread(n) - sum(tieSizes(averageRanks(x)).map(spread))) / 18
  const z = s === 0 || variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance)
  return { s, var: variance, z, p: Math.min(1, 2 * normalCdf(-Math.abs(z))) }
}
