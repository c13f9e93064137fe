// Log-gamma and the incomplete gamma function, the root of the chi-square and normal tails.
// Sources: Lanczos 1964 with Godfrey's coefficients (g = 7, n = 9); Loader 2000, "Fast and accurate
// computation of binomial probabilities", for the factors in front; Press et al., ch. 6.

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]
const HALF_LOG_TWO_PI = 0.9189385332046727
const EPSILON = 1e-16
const MAX_TERMS = 1_000_000

/** Natural logarithm of |Γ(x)|; Infinity at the poles 0, −1, −2, … */
export function logGamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x) || x === -Infinity) return Infinity
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x)
  }
  if (x === Infinity) return Infinity
  if (x < 0.5) return logGamma(x + 1) - Math.log(x)
  if (x > 15) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x)
  const z = x - 1
  let series = LANCZOS[0]!
  for (let i = 1; i < LANCZOS.length; i++) series += LANCZOS[i]! / (z + i)
  const t = z + 7.5
  return HALF_LOG_TWO_PI + (z + 0.5) * Math.log(t) - t + Math.log(series)
}

/** ln Γ(x+1) − Stirling's approximation: small and smooth, so that large counts lose no digits. */
export function stirlingError(x: number): number {
  if (x <= 15) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
  const s = 1 / (x * x)
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - s / 1188) * s) * s) * s) / x
}

/** Loader's deviance x·ln(x/m) + m − x without cancellation near x = m. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let total = (x - m) * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= v * v
    const next = total + term / (2 * j + 1)
    if (next === total) break
    total = next
  }
  return total
}

/** Both tails of the gamma distribution with shape `a > 0` at `x`, each accurate where it is small. */
export function gammaTails(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const front = Math.exp(-stirlingError(a) - deviance(a, x)) * Math.sqrt(a / (2 * Math.PI))
  if (x < a + 1) {
    const lower = Math.min(1, (front / a) * lowerSeries(a, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, front * upperFraction(a, x))
  return { lower: 1 - upper, upper }
}

function lowerSeries(a: number, x: number): number {
  let term = 1
  let total = 1
  for (let n = 1; n < MAX_TERMS && term > total * EPSILON; n++) {
    term *= x / (a + n)
    total += term
  }
  return total
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let h = d
  for (let i = 1; i < MAX_TERMS; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    const change = c * d
    h *= change
    if (Math.abs(change - 1) < 3e-16) break
  }
  return h
}
