import type { DomainsSummary } from '@/lib/cells/summarize-domains'
import { displayNamedP, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { whyNoInterval, type AskedInterval } from '@/lib/domain/no-interval'
import { namedMeans } from './domain-words'

/** Do domains differ more than chance, and what the mean is: over tasks and over domains. */
export function Heterogeneity({
  summary,
  contrast: { uncertainty, weighting },
}: {
  summary: DomainsSummary
  contrast: AskedInterval
}) {
  const { q, p, i2, tau2, domains } = summary
  const nDomains = domains.filter(({ domain }) => domain !== null).length
  const df = nDomains - 1
  return (
    <div className="mb-3 max-w-[860px] text-ink-2">
      <p>
        {p === null || q === null ? (
          nDomains > 1 &&
          'No test: tasks within domains show no spread, or each domain has one task.'
        ) : (
          <>
            <span title="Cochran’s Q: how far the domains lie from one common gain">
              Q = {q.toFixed(1)} on {df} {df === 1 ? 'degree' : 'degrees'} of freedom
            </span>
            , {displayNamedP('p', p)},{' '}
            <span title="Share of the differences between domains that is more than chance.">
              I² {displayRate(i2)}
            </span>
            ,{' '}
            <span title="Standard deviation of the true gains of domains, as estimated.">
              τ {displayPoints(tau2 === null ? null : Math.sqrt(tau2), ' pp').replace('+', '')}
            </span>
            .
          </>
        )}{' '}
        {summary.conclusion}
      </p>
      <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-1 text-xs [&_dd]:inline [&_dd]:font-[600] [&_dd]:text-ink [&_dt]:inline">
        {namedMeans(summary, weighting).map(({ of, name, hint, gain }) => (
          <div key={name} title={hint}>
            <dt>{name} </dt>
            <dd>
              {displayPoints(gain.estimate, ' pp')}{' '}
              {gain.low === null
                ? `(${gain.estimate === null ? '' : 'no interval: '}${whyNoInterval(gain.nTasks, { uncertainty, weighting: of })})`
                : displayPointsInterval(gain.low, gain.high)}
            </dd>
          </div>
        ))}
        {summary.mu !== null && (
          <div title="Domains weighted by how much their tasks tell; Hartung-Knapp interval, over domains whatever the uncertainty.">
            <dt>random-effects mean </dt>
            <dd>
              {displayPoints(summary.mu, ' pp')}{' '}
              {displayPointsInterval(summary.muLow, summary.muHigh)}
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}
