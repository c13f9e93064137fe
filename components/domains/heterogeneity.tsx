import type { DomainsSummary } from '@/lib/cells/summarize-domains'
import { displayNamedP, displayPoints, displayPointsInterval } from '@/lib/display'
import { whyNoInterval, type AskedInterval } from '@/lib/domain/no-interval'
import { namedMeans } from './domain-words'

const unsigned = (value: number | null) =>
  value !== null && value > 1 ? '> 100' : displayPoints(value).replace('+', '')

/** Do domains differ more than chance, and what the mean is: over tasks and over domains. */
export function Heterogeneity({
  summary,
  contrast: { uncertainty, weighting },
}: {
  summary: DomainsSummary
  contrast: AskedInterval
}) {
  const { f, df1, df2, p, tau, tauLow, tauHigh, domains } = summary
  const nDomains = domains.filter(({ domain }) => domain !== null).length
  return (
    <div className="mb-3 max-w-[860px] text-ink-2">
      <p>
        {p === null || f === null ? (
          nDomains > 1 &&
          'No test: tasks within domains show no spread, or each domain has one task.'
        ) : (
          <>
            <span title="One-way analysis of variance: how far the domains lie apart, against the spread of tasks within them">
              F = {f.toFixed(2)} on {df1} and {df2} degrees of freedom
            </span>
            , {displayNamedP('p', p)},{' '}
            <span title="How far the true gain of a domain typically lies from the overall gain (standard deviation), with its 95 % limits.">
              τ {unsigned(tau)} pp ({unsigned(tauLow)} to {unsigned(tauHigh)})
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
                ? `(${gain.estimate === null ? '' : 'no interval: '}${whyNoInterval(gain, { uncertainty, weighting: of })})`
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
