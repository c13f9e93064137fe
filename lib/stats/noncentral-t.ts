// The upper tail of the noncentral t distribution, which the power of a t test is.
import { chi2Sf } from './chi-square-and-f'
import { logGamma } from './gamma'
import { normalCdf } from './normal'

/** Nodes on [−1, 1] and weights of a rule that is exact to degree 19: Gauss & Legendre. */
const RULE: readonly (readonly [number, number])[] = gaussLegendre(10)
/** Normal tails beyond so many standard deviations are 0 here. */
const FAR = 9

/**
 * P(t' ≥ c) for noncentral t with `df` degrees of freedom and noncentrality δ, for c > 0:
 * ∫ Φ(δ − c·s) f(s) ds over s = √(χ²_df/df). Below (δ − 9)/c the first factor is 1 and the rest a χ²
 * tail; between, panels are as narrow as the narrower factor. Error below 1e-9. Source: Owen 1965.
 */
export function noncentralTUpperP(c: number, df: number, delta: number): number {
  const spread = 1 / Math.sqrt(2 * df)
  const start = Math.max(0, (delta - FAR) / c, 1 - (FAR + 1) * spread)
  const end = Math.min((delta + FAR) / c, 1 + (FAR + 1) * spread)
  const certain = 1 - chi2Sf(df * start * start, df)
  if (end <= start) return certain
  const panels = Math.ceil((end - start) / (2 * Math.min(1 / c, spread)))
  const width = (end - start) / panels
  const logScale = Math.LN2 + (df / 2) * Math.log(df / 2) - logGamma(df / 2)
  let total = 0
  for (let i = 0; i < panels; i++) {
    const middle = start + (i + 0.5) * width
    for (const [node, weight] of RULE) {
      const s = middle + (node * width) / 2
      const density = Math.exp(logScale + (df - 1) * Math.log(s) - (df * s * s) / 2)
      total += weight * normalCdf(delta - c * s) * density
    }
  }
  return certain + (total * width) / 2
}

/** The δ at which `noncentralTUpperP` reaches the power; null where none does. */
export function noncentralityFor(c: number, df: number, power: number): number | null {
  let low = 0
  if (!(power < 1) || noncentralTUpperP(c, df, low) >= power) return null
  let high = c + 1
  while (noncentralTUpperP(c, df, high) < power && high < 1e8) {
    low = high
    high *= 2
  }
  // Regula falsi with Illinois' halving: as safe as bisection, and a dozen steps instead of fifty.
  let below = noncentralTUpperP(c, df, low) - power
  let above = noncentralTUpperP(c, df, high) - power
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i++) {
    const delta = (low * above - high * below) / (above - below)
    const at = noncentralTUpperP(c, df, delta) - power
    if (Math.abs(at) < 1e-13) return delta
    if (at < 0) {
      ;[low, below] = [delta, at]
      above /= 2
    } else {
      ;[high, above] = [delta, at]
      below /= 2
    }
  }
  return (low + high) / 2
}

/** Roots of the Legendre polynomial of an even degree by Newton's method, with their weights. */
function gaussLegendre(degree: number): [number, number][] {
  return Array.from({ length: degree }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (degree + 0.5))
    let slope = 1
    for (let step = 0; step < 20; step++) {
      let [before, here] = [1, x]
      for (let n = 2; n <= degree; n++) {
        ;[before, here] = [here, ((2 * n - 1) * x * here - (n - 1) * before) / n]
      }
      slope = (degree * (x * here - before)) / (x * x - 1)
      x -= here / slope
    }
    return [x, 2 / ((1 - x * x) * slope * slope)]
  })
}
