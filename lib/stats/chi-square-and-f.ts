// Upper tails of the chi-square and F distributions. Source: Press et al., Numerical Recipes, ch. 6.
// Relative accuracy 1e-8 or better, in the tails too: no tail is computed as 1 − cdf.
import { betaTails } from './beta'
import { gammaTails } from './gamma'

/** P(χ² ≥ x) with `df > 0` degrees of freedom. */
export const chi2Sf = (x: number, df: number): number => gammaTails(df / 2, x / 2).upper

/** P(F ≥ f) with `df1`, `df2 > 0` degrees of freedom, which need not be whole. */
export function fSf(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1
  if (f === Infinity) return 0
  const total = df2 + df1 * f
  return betaTails(df2 / total, (df1 * f) / total, df2 / 2, df1 / 2).lower
}

/** The x with P(χ² ≥ x) = p; Infinity and 0 at the ends. */
export const chi2UpperQuantile = (p: number, df: number): number =>
  positiveRoot((x) => chi2Sf(x, df) > p, p)

/** The f with P(F ≥ f) = p; Infinity and 0 at the ends. */
export const fUpperQuantile = (p: number, df1: number, df2: number): number =>
  positiveRoot((f) => fSf(f, df1, df2) > p, p)

/** The positive number below which `isBefore` holds, by bisection of its logarithm. */
function positiveRoot(isBefore: (x: number) => boolean, p: number): number {
  if (p <= 0) return Infinity
  if (p >= 1) return 0
  let low = -740
  let high = 700
  while (high - low > 1e-14 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (isBefore(Math.exp(middle))) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}
