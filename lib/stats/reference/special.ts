// The special functions as methods `special.*`. Outside a function's domain the answer is null.
// Source: Press et al., Numerical Recipes, ch. 6; Wichura 1988. Relative accuracy 1e-8 or better,
// in the tails too: no tail is computed as 1 − cdf.
import { betaTails } from '@/lib/stats/beta'
import { chi2Sf, fSf } from '@/lib/stats/chi-square-and-f'
import { logGamma } from '@/lib/stats/gamma'
import { normalCdf, normalQuantile } from '@/lib/stats/normal'
import { tQuantile, tTwoSidedP } from '@/lib/stats/student-t'

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

export const specialNormalQuantile = ({ p }: { readonly p: number }) => ({
  z: p >= 0 && p <= 1 ? normalQuantile(p) : null,
})

export const specialNormalCdf = ({ z }: { readonly z: number }) => ({ p: orNull(normalCdf(z)) })

export const specialTTwoSidedP = ({ t, df }: { readonly t: number; readonly df: number }) => ({
  p: df > 0 ? orNull(tTwoSidedP(t, df)) : null,
})

export const specialTQuantile = ({ p, df }: { readonly p: number; readonly df: number }) => ({
  t: df > 0 && p >= 0 && p <= 1 ? tQuantile(p, df) : null,
})

export const specialChi2Sf = ({ x, df }: { readonly x: number; readonly df: number }) => ({
  p: df > 0 ? orNull(chi2Sf(x, df)) : null,
})

export const specialFSf = (input: {
  readonly f: number
  readonly df1: number
  readonly df2: number
}) => ({ p: input.df1 > 0 && input.df2 > 0 ? orNull(fSf(input.f, input.df1, input.df2)) : null })

export const specialBetaCdf = ({
  x,
  a,
  b,
}: {
  readonly x: number
  readonly a: number
  readonly b: number
}) => ({ p: a > 0 && b > 0 ? orNull(betaTails(x, 1 - x, a, b).lower) : null })

export const specialLogGamma = ({ x }: { readonly x: number }) => ({ value: orNull(logGamma(x)) })
