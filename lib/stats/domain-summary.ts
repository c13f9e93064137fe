import { domainMeta } from './domain-meta'
import { tInterval } from './interval'
import { DEFAULT_CONF, mean, sampleSd } from './numeric-rules'
import { withinDomains, type DomainDeltas } from './within-domains'

export interface DomainRow {
  readonly name: string
  readonly n: number
  readonly delta: number
  /** From the domain's own tasks: noise when they are few; null for one task. */
  readonly seOwn: number | null
  /** From the spread within all domains: the default. */
  readonly sePooled: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Where the pooled spread is one of families: how many the domain has. */
  readonly nFamilies?: number
}

export interface DomainSummary {
  readonly macroOverTasks: number | null
  readonly macroOverDomains: number | null
  readonly s2Within: number | null
  readonly dfWithin: number
  /** In the order given, domains without tasks left out. */
  readonly rows: readonly DomainRow[]
  readonly q: number | null
  readonly p: number | null
  readonly i2: number | null
  readonly tau2: number | null
  /** Random-effects mean, its Hartung-Knapp interval, and where a new domain may fall. */
  readonly mu: number | null
  readonly muLo: number | null
  readonly muHi: number | null
  readonly piLo: number | null
  readonly piHi: number | null
  /** Shrunk values and their standard errors, one a row; null when nothing can be shrunk. */
  readonly shrunk: readonly (number | null)[] | null
  readonly shrunkSe: readonly (number | null)[] | null
}

/**
 * Gain per domain with a standard error pooled within domains (one-way analysis of variance, t with
 * tasks − domains degrees of freedom; where tasks name families, `withinDomains`), then `domainMeta`. Assumes a like spread of gains in every
 * domain. One domain, or no spread within domains: no heterogeneity, no shrunk values.
 */
export function domainSummary(input: {
  readonly domains: readonly DomainDeltas[]
  readonly conf?: number
}): DomainSummary {
  const { conf = DEFAULT_CONF } = input
  const domains = input.domains.flatMap((domain) => {
    const delta = mean(domain.deltas)
    return delta === null ? [] : [{ ...domain, delta }]
  })
  const deltas = domains.flatMap((domain) => domain.deltas)
  const { s2: s2Within, df: dfWithin, v, nFamilies } = withinDomains(domains)
  const rows = domains.map((domain, index): DomainRow => {
    const n = domain.deltas.length
    const ownSd = sampleSd(domain.deltas)
    const variance = v[index]!
    const sePooled = variance === null ? null : Math.sqrt(variance)
    return {
      name: domain.name,
      n,
      delta: domain.delta,
      seOwn: ownSd === null ? null : ownSd / Math.sqrt(n),
      sePooled,
      ...tInterval(domain.delta, sePooled, dfWithin, conf),
      ...(nFamilies ? { nFamilies: nFamilies[index]! } : {}),
    }
  })
  return {
    macroOverTasks: mean(deltas),
    macroOverDomains: mean(rows.map((row) => row.delta)),
    s2Within,
    dfWithin,
    rows,
    ...heterogeneity(rows, s2Within, conf),
  }
}

function heterogeneity(rows: readonly DomainRow[], s2Within: number | null, conf: number) {
  if (rows.length < 2 || !s2Within) {
    return {
      ...{ q: null, p: null, i2: null, tau2: null, mu: null, muLo: null, muHi: null },
      ...{ piLo: null, piHi: null, shrunk: null, shrunkSe: null },
    }
  }
  const meta = domainMeta({
    y: rows.map((row) => row.delta),
    v: rows.map((row) => row.sePooled! ** 2),
    conf,
  })
  const { q, p, i2, tau2, mu, hkLo: muLo, hkHi: muHi, piLo, piHi } = meta
  return {
    ...{ q, p, i2, tau2, mu, muLo, muHi, piLo, piHi },
    ...{ shrunk: meta.blup, shrunkSe: meta.blupSe },
  }
}
