import { betaFront, betaTails } from './beta'
import { normalCdf, normalQuantile } from './normal'

/** x and y of the beta that carries |t|: P(|T| ≥ |t|) is its lower tail. */
function betaPoint(t: number, df: number): { x: number; y: number } {
  const r2 = (t / Math.sqrt(df)) ** 2
  return r2 === Infinity ? { x: 0, y: 1 } : { x: 1 / (1 + r2), y: r2 / (1 + r2) }
}

/** P(|T| ≥ |t|) of Student's t with `df > 0` degrees of freedom, accurate in the tail. */
export function tTwoSidedP(t: number, df: number): number {
  if (df === Infinity) return 2 * normalCdf(-Math.abs(t))
  const { x, y } = betaPoint(t, df)
  return betaTails(x, y, df / 2, 0.5).lower
}

/** P(T ≥ t). */
export function tUpperP(t: number, df: number): number {
  const half = tTwoSidedP(t, df) / 2
  return t > 0 ? half : 1 - half
}

/** Quantiles that are kept: a table of intervals asks for few kinds, each often. */
const MOST_KEPT = 1000
const kept = new Map<string, number>()

/** The t with P(T ≤ t) = p; −Infinity and Infinity at 0 and 1. Needs df > 0. */
export function tQuantile(p: number, df: number): number {
  if (df === Infinity) return normalQuantile(p)
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (p === 0.5) return 0
  const key = `${p} ${df}`
  const found = kept.get(key) ?? quantileOf(p, df)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, found)
  return found
}

function quantileOf(p: number, df: number): number {
  const t = positiveQuantile(2 * Math.min(p, 1 - p), 2 * Math.abs(p - 0.5), df)
  return p < 0.5 ? -t : t
}

/**
 * The t with P(|T| ≥ t) = outer (= 1 − inner): Newton's method on the logarithms of both, where
 * either probability is concave, kept inside a bracket.
 */
function positiveQuantile(outer: number, inner: number, df: number): number {
  const isTail = outer <= inner
  const goal = Math.log(isTail ? outer : inner)
  let low = -800
  let high = 800
  // From the lower tail: 1 − outer/2 would round to 1, and the start to infinity.
  let u = Math.log(Math.max(-normalQuantile(outer / 2), inner, 1e-300))
  for (let i = 0; i < 200; i++) {
    const { x, y } = betaPoint(Math.exp(u), df)
    const { lower, upper } = betaTails(x, y, df / 2, 0.5)
    const reached = Math.log(isTail ? lower : upper) - goal
    if (isTail ? reached > 0 : reached < 0) low = u
    else high = u
    const slope = ((isTail ? -2 : 2) * betaFront(x, y, df / 2, 0.5)) / (isTail ? lower : upper)
    const newton = u - reached / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - u) < 1e-15 * Math.max(1, Math.abs(u))) return Math.exp(next)
    u = next
  }
  return Math.exp(u)
}
