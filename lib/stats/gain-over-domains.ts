import { domainSummary } from './domain-summary'
import { tInterval, type Interval } from './interval'
import { DEFAULT_CONF, sum } from './numeric-rules'
import type { DomainDeltas } from './within-domains'

export interface GainOverDomains extends Interval {
  readonly delta: number | null
  readonly se: number | null
  readonly df: number
}

/**
 * Gain in which every domain counts once: the mean of the domains' means. The standard error is that
 * of a mean of independent means, se = √(Σ s²_w / n_d) / D, with the spread pooled within domains;
 * t interval with tasks − domains degrees of freedom. It speaks of other tasks of these same domains.
 * Source: one-way analysis of variance, as `domainSummary`.
 */
export function gainOverDomains(input: {
  readonly domains: readonly DomainDeltas[]
  readonly conf?: number
}): GainOverDomains {
  const { conf = DEFAULT_CONF } = input
  const { macroOverDomains: delta, rows, dfWithin: df } = domainSummary(input)
  const errors = rows.flatMap((row) => (row.sePooled === null ? [] : [row.sePooled]))
  const isKnown = rows.length > 0 && errors.length === rows.length
  const se = isKnown ? Math.sqrt(sum(errors.map((e) => e * e))) / rows.length : null
  return { delta, se, df, ...tInterval(delta, se, df, conf) }
}
