import { isVariance, sum, zeroIfTiny } from './numeric-rules'

export interface DomainShrinkIntegrated {
  /** Overall gain and its standard error, over all τ. */
  readonly mu: number | null
  readonly muSe: number | null
  /** How far domains typically lie from it. */
  readonly tauMean: number | null
  readonly tauMedian: number | null
  /** Values pulled toward the overall gain, one a domain, with standard errors. */
  readonly shrunk: readonly (number | null)[]
  readonly shrunkSe: readonly (number | null)[]
}

const GRID = 500
const STEP = 1 / 1000
const DEFAULT_PRIOR_SD = 0.1

/**
 * Gains of domains (proportions) pulled toward their overall gain, averaged over how much domains
 * may differ (τ, on a grid to 0.5) instead of resting on one estimate of it, which is often 0.
 * Assumes normal errors of known variance v > 0, domains that vary normally, a flat prior of the
 * overall gain and a half-normal one of τ (standard deviation 10 pp). No domain, or some v not
 * above 0: null. Source: Röver 2020, J. Stat. Softw. 93.
 */
export function domainShrinkIntegrated(input: {
  readonly y: readonly number[]
  readonly v: readonly number[]
  readonly priorSd?: number
}): DomainShrinkIntegrated {
  const { y, v, priorSd = DEFAULT_PRIOR_SD } = input
  const isUsable = y.length > 0 && v.length === y.length && v.every(isVariance)
  if (!isUsable || !(zeroIfTiny(priorSd) > 0)) return unknown(y.length)
  const points = Array.from({ length: GRID }, (_, i) => given((i + 0.5) * STEP, y, v, priorSd))
  const highest = points.reduce((most, { log }) => Math.max(most, log), -Infinity)
  const raw = points.map(({ log }) => Math.exp(log - highest))
  const total = sum(raw)
  const weights = raw.map((weight) => weight / total)
  const over = (value: (point: (typeof points)[number]) => number) =>
    sum(points.map((point, i) => weights[i]! * value(point)))
  const [mu, muSe] = momentsOver(
    over,
    (point) => point.centre,
    ({ variance }) => variance,
  )
  const domains = y.map((_, d) =>
    momentsOver(
      over,
      ({ means }) => means[d]!,
      ({ variances }) => variances[d]!,
    ),
  )
  return {
    ...{ mu, muSe, tauMean: over(({ tau }) => tau), tauMedian: medianOf(points, weights) },
    shrunk: domains.map(([value]) => value),
    shrunkSe: domains.map(([, se]) => se),
  }
}

/** The answer if τ were known, and the logarithm of how likely that τ is. */
function given(tau: number, y: readonly number[], v: readonly number[], priorSd: number) {
  const tau2 = tau * tau
  const weights = v.map((variance) => 1 / (variance + tau2))
  const weight = sum(weights)
  const centre = sum(y.map((value, i) => weights[i]! * value)) / weight
  const squares = sum(y.map((value, i) => weights[i]! * (value - centre) ** 2))
  const kept = v.map((variance) => tau2 / (tau2 + variance))
  const logs = sum(weights.map(Math.log))
  return {
    ...{ tau, centre, variance: 1 / weight },
    log: (logs - Math.log(weight) - squares - (tau / priorSd) ** 2) / 2,
    means: y.map((value, i) => kept[i]! * value + (1 - kept[i]!) * centre),
    variances: v.map((variance, i) => kept[i]! * variance + (1 - kept[i]!) ** 2 / weight),
  }
}

type Point = ReturnType<typeof given>

/** Mean and standard deviation of a mixture over τ. */
function momentsOver(
  over: (value: (point: Point) => number) => number,
  mean: (point: Point) => number,
  variance: (point: Point) => number,
): [number, number] {
  const centre = over(mean)
  const spread = over((point) => variance(point) + (mean(point) - centre) ** 2)
  return [centre, Math.sqrt(spread)]
}

function medianOf(points: readonly Point[], weights: readonly number[]): number {
  let reached = 0
  const at = weights.findIndex((weight) => (reached += weight) >= 0.5 - 1e-12)
  return points[at]!.tau
}

function unknown(domains: number): DomainShrinkIntegrated {
  const nulls = Array.from({ length: domains }, () => null)
  const none = { mu: null, muSe: null, tauMean: null, tauMedian: null }
  return { ...none, shrunk: nulls, shrunkSe: nulls }
}
