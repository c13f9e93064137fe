import { mean, squaresAround, zeroIfTiny } from '@/lib/stats/numeric-rules'

/**
 * Positive-part James-Stein shrinkage toward the grand mean for equal, known variances: a teaching
 * aid beside `domainMeta`. Below four values nothing is shrunk. Source: Efron & Morris 1975.
 */
export function domainJamesStein({ y, v }: { readonly y: readonly number[]; readonly v: number }): {
  /** Share by which values are pulled to the mean. */
  readonly b: number | null
  readonly shrunk: readonly number[]
} {
  const centre = mean(y)
  if (centre === null || y.length < 4) return { b: null, shrunk: [...y] }
  const squares = zeroIfTiny(squaresAround(y, centre))
  const b = squares === 0 ? 1 : Math.min(1, ((y.length - 3) * v) / squares)
  return { b, shrunk: y.map((value) => centre + (1 - b) * (value - centre)) }
}
