import { tInterval, zInterval } from './interval'
import { DEFAULT_CONF, isVariance, sum } from './numeric-rules'
import { chi2Sf } from './chi-square-and-f'

export interface DomainMeta {
  /** Fixed-effect mean, weights 1/v. */
  readonly muFixed: number | null
  /** Cochran's Q and its p: do domains differ more than chance? */
  readonly q: number | null
  readonly df: number | null
  readonly p: number | null
  /** Share of the differences that is more than chance. */
  readonly i2: number | null
  readonly tau2: number | null
  /** Random-effects mean with its Wald interval. */
  readonly mu: number | null
  readonly se: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Hartung-Knapp: the interval that is shown. */
  readonly hkSe: number | null
  readonly hkLo: number | null
  readonly hkHi: number | null
  /** Prediction interval for a new domain; needs three. */
  readonly piLo: number | null
  readonly piHi: number | null
  /** How much of its own value each domain keeps, its shrunk value and standard error. */
  readonly weight: readonly (number | null)[]
  readonly blup: readonly (number | null)[]
  readonly blupSe: readonly (number | null)[]
}

/**
 * Random-effects summary of domains (DerSimonian-Laird) with shrunk values. Needs variances above 0:
 * without them, and without domains, everything is null.
 * Source: DerSimonian & Laird 1986; Cochran 1954; Higgins & Thompson 2002; IntHout et al. 2014.
 */
export function domainMeta(input: {
  /** Gain of each domain. */
  readonly y: readonly number[]
  /** Its sampling variance. */
  readonly v: readonly number[]
  readonly conf?: number
}): DomainMeta {
  const { y, v, conf = DEFAULT_CONF } = input
  if (y.length === 0 || v.length !== y.length || !v.every(isVariance)) {
    return unknownMeta(y.length)
  }
  const df = y.length - 1
  const fixed = weightedMean(
    y,
    v.map((variance) => 1 / variance),
  )
  // Of one domain only rounding is left around its own mean.
  const q = df > 0 ? fixed.squares : 0
  const excess = Math.max(0, q - df)
  const scale = fixed.weight - sum(v.map((variance) => 1 / variance ** 2)) / fixed.weight
  const tau2 = df > 0 && scale > 0 ? excess / scale : 0
  const random = weightedMean(
    y,
    v.map((variance) => 1 / (variance + tau2)),
  )
  const mu = random.mean
  const se = Math.sqrt(1 / random.weight)
  const hkSe = df > 0 ? Math.sqrt(random.squares / (df * random.weight)) : null
  const wald = zInterval(mu, se, conf)
  const hk = tInterval(mu, hkSe, df, conf)
  const prediction = tInterval(mu, Math.sqrt(se * se + tau2), df - 1, conf)
  const weight = v.map((variance) => tau2 / (tau2 + variance))
  return {
    muFixed: fixed.mean,
    q,
    df,
    p: df > 0 ? chi2Sf(q, df) : null,
    i2: q > 0 ? excess / q : 0,
    tau2,
    mu,
    se,
    lo: wald.lo,
    hi: wald.hi,
    hkSe,
    hkLo: hk.lo,
    hkHi: hk.hi,
    piLo: prediction.lo,
    piHi: prediction.hi,
    weight,
    blup: y.map((value, i) => weight[i]! * value + (1 - weight[i]!) * mu),
    blupSe: v.map((variance, i) =>
      Math.sqrt(weight[i]! * variance + (1 - weight[i]!) ** 2 * se * se),
    ),
  }
}

function weightedMean(y: readonly number[], weights: readonly number[]) {
  const weight = sum(weights)
  const centre = sum(y.map((value, i) => weights[i]! * value)) / weight
  const squares = sum(y.map((value, i) => weights[i]! * (value - centre) ** 2))
  return { mean: centre, weight, squares }
}

function unknownMeta(domains: number): DomainMeta {
  const nulls = Array.from({ length: domains }, () => null)
  return {
    muFixed: null,
    q: null,
    df: null,
    p: null,
    i2: null,
    tau2: null,
    mu: null,
    se: null,
    lo: null,
    hi: null,
    hkSe: null,
    hkLo: null,
    hkHi: null,
    piLo: null,
    piHi: null,
    weight: nulls,
    blup: nulls,
    blupSe: nulls,
  }
}
