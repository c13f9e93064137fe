import { domainLabel } from '@/components/chart/domain-gain-rows'
import { right, rowClass, Table } from '@/components/ui/table'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import type { DomainsSummary } from '@/lib/cells/summarize-domains'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { HOW_DOMAIN_INTERVAL, HOW_NO_DOMAIN } from './domain-words'

const NO_DOMAIN = 'tasks without a domain belong to none'
const unsigned = (value: number | null) => displayPoints(value).replace('+', '')

/** Prediction interval, both kinds of standard error, and the methods: on demand. */
export function DomainErrors({
  summary,
  uncertainty,
}: {
  summary: DomainsSummary
  uncertainty: Uncertainty
}) {
  const { predictionLow, predictionHigh, domains } = summary
  const hasNoDomain = domains.some(({ domain }) => domain === null)
  return (
    <HowComputed href={methodHref('Domains')}>
      <p>
        Raw gain: mean over the domain’s common tasks of with − without.{' '}
        {HOW_DOMAIN_INTERVAL[uncertainty]} {hasNoDomain && `${HOW_NO_DOMAIN} `}No draws and no seed:
        formulas.
      </p>
      <p>
        Shrunk: small domains swing by luck, so each is pulled toward the average; how far depends
        on how much domains differ, which the data leave open, so it is averaged over all that fit
        (prior of 10 pp; Röver 2020). Do domains differ: F of the analysis of variance, limits of τ
        by Wald 1940.
      </p>
      <p>
        Where the gain of a new domain of this kind may fall (95 % prediction interval):{' '}
        <b className="font-[600] text-ink">
          {predictionLow === null
            ? '— needs three domains and some spread within them'
            : `${displayPointsInterval(predictionLow, predictionHigh)} pp`}
        </b>
        .
      </p>
      <Table
        caption="Standard errors by domain for other tasks, in percentage points"
        heads={['Standard error for other tasks, pp', ...right('Own tasks', 'Pooled', 'Shrunk')]}
      >
        {domains.map(({ domain, seOwn, sePooled, shrunkSe }) => (
          <tr key={domain ?? ''} className={`${rowClass('dense')} [&>td]:text-right`}>
            <th scope="row" className="font-normal">
              {domainLabel(domain)}
            </th>
            <td title={seOwn === null ? 'one task only' : undefined}>{unsigned(seOwn)}</td>
            <td title={domain === null ? NO_DOMAIN : undefined}>{unsigned(sePooled)}</td>
            <td title={domain === null ? NO_DOMAIN : undefined}>{unsigned(shrunkSe)}</td>
          </tr>
        ))}
      </Table>
    </HowComputed>
  )
}
