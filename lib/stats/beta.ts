// The incomplete beta function: t, F and beta tails. Continued fraction of Lentz (Press et al.,
// ch. 6.4); the factor in front after Loader 2000, so that a million degrees of freedom cost no digits.
import { deviance, stirlingError } from './gamma'

const TINY = 1e-300
const MAX_TERMS = 100_000

/** x^a · y^b / B(a, b) for y = 1 − x, given apart so that neither loses digits near 0. */
export function betaFront(x: number, y: number, a: number, b: number): number {
  const n = a + b
  const log =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
  return Math.exp(log) * Math.sqrt((a * b) / (2 * Math.PI * n))
}

/** Both tails of Beta(a, b) at x (y = 1 − x), each accurate where it is small. Needs a, b > 0. */
export function betaTails(
  x: number,
  y: number,
  a: number,
  b: number,
): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  const front = betaFront(x, y, a, b)
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (front / a) * betaFraction(x, a, b))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, (front / b) * betaFraction(y, b, a))
  return { lower: 1 - upper, upper }
}

const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    const change = d * c
    h *= change
    if (Math.abs(change - 1) < 3e-16) break
  }
  return h
}
