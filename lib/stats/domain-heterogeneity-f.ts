import { fSf, fUpperQuantile } from './chi-square-and-f'
import { domainMeta } from './domain-meta'
import { DEFAULT_CONF, mean, sum } from './numeric-rules'
import { withinDomains, type DomainDeltas } from './within-domains'

export interface DomainHeterogeneityF {
  readonly nDomains: number
  readonly nTasks: number
  /** Variance of a task's gain within domains. */
  readonly s2Within: number | null
  readonly q: number | null
  readonly f: number | null
  readonly df1: number
  readonly df2: number
  readonly p: number | null
  readonly tau2: number | null
  /** How far domains typically lie from the overall gain, with its limits. */
  readonly tau: number | null
  readonly tauLo: number | null
  readonly tauHi: number | null
}

const NO_SPREAD = 1e-24
const UNKNOWN = { q: null, f: null, p: null, tau2: null, tau: null, tauLo: null, tauHi: null }

/**
 * Do domains differ in gain (proportions)? F of the one-way analysis of variance, and limits of τ,
 * the standard deviation between domains (Wald 1940: exact for τ/σ, with F for χ²). Assumes
 * differences about normal with one variance within all domains. Where two tasks of a domain name one
 * family, families within domains stand for tasks (`withinDomains`), with families − domains. Empty domains are dropped. Null
 * with one domain, no domain of two tasks, or no spread within. Source: Wald 1940; DerSimonian &
 * Laird 1986 for τ².
 */
export function domainHeterogeneityF(input: {
  readonly domains: readonly DomainDeltas[]
  readonly conf?: number
}): DomainHeterogeneityF {
  const { conf = DEFAULT_CONF } = input
  const domains = input.domains.filter(({ deltas }) => deltas.length > 0)
  const nDomains = domains.length
  const nTasks = sum(domains.map(({ deltas }) => deltas.length))
  const within = withinDomains(domains)
  const counts = { nDomains, nTasks, df1: Math.max(0, nDomains - 1), df2: within.df }
  const s2Within = within.s2 !== null && within.s2 < NO_SPREAD ? 0 : within.s2
  if (nDomains < 2 || !s2Within) return { ...counts, s2Within, ...UNKNOWN }
  const y = domains.map(({ deltas }) => mean(deltas)!)
  // A spread gives every domain a variance.
  const v = within.v.map((variance) => variance!)
  const { df1, df2 } = counts
  const q = spreadBeyond(y, v, 0)
  const { tau2 } = domainMeta({ y, v })
  const alpha = 1 - conf
  const limit = (upper: number) => tauAt(y, v, df1 * fUpperQuantile(upper, df1, df2))
  return {
    ...{ ...counts, s2Within, q, f: q / df1, p: fSf(q / df1, df1, df2) },
    ...{ tau2, tau: tau2 === null ? null : Math.sqrt(tau2) },
    ...{ tauLo: limit(alpha / 2), tauHi: limit(1 - alpha / 2) },
  }
}

/** Q(τ²): squares around the weighted mean, each over what it should vary by. */
function spreadBeyond(y: readonly number[], v: readonly number[], tau2: number): number {
  const weights = v.map((variance) => 1 / (variance + tau2))
  const centre = sum(y.map((value, i) => weights[i]! * value)) / sum(weights)
  return sum(y.map((value, i) => weights[i]! * (value - centre) ** 2))
}

/** The τ at which Q falls to the target; 0 where it is below from the start. */
function tauAt(y: readonly number[], v: readonly number[], target: number): number {
  if (spreadBeyond(y, v, 0) <= target) return 0
  if (target <= 0) return Infinity
  let high = Math.max(...v)
  while (spreadBeyond(y, v, high) > target) high *= 2
  let low = 0
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2
    if (spreadBeyond(y, v, middle) > target) low = middle
    else high = middle
  }
  return Math.sqrt((low + high) / 2)
}
