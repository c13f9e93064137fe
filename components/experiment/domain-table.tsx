import Link from 'next/link'
import type { DomainGain } from '@/lib/analysis/summarize-domains'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { domainLabel } from '@/components/chart/domain-gain-rows'
import { displayCount, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { right, rowClass, Table } from '@/components/ui/table'

/** The numbers of the chart of domains. */
export function DomainTable({
  domains,
  hrefs,
}: {
  domains: readonly DomainGain[]
  /** The tasks of a domain, by domain; '' are those without one. */
  hrefs?: Readonly<Record<string, string>>
}) {
  return (
    <Table
      caption="Rates and gain by domain, in the order of the chart"
      hasLinks={hrefs !== undefined}
      heads={[
        'Domain',
        ...right('Tasks', 'Trials', 'Without, %', 'With, %', 'Gain, pp', '95 %', 'Shrunk, pp'),
      ]}
    >
      {domains.map(({ domain, gain, without, with: with_, shrunk, isFew }) => (
        <tr
          key={domainLabel(domain)}
          className={`${rowClass('dense')} [&>td]:text-right [&>td]:whitespace-nowrap`}
        >
          <th scope="row" className="text-xs font-normal whitespace-nowrap">
            {hrefs?.[domain ?? ''] ? (
              <Link href={hrefs[domain ?? '']!} className="hover:underline">
                {domainLabel(domain)}
              </Link>
            ) : (
              domainLabel(domain)
            )}
            {isFew && <span className="text-ink-3"> (few tasks)</span>}
          </th>
          <td>{displayCount(gain.nTasks)}</td>
          <td>{displayCount(gain.nTrials)}</td>
          <td>{displayRate(without, '')}</td>
          <td>{displayRate(with_, '')}</td>
          <td className={`font-[600] ${GAIN_TONE[isFew ? 'noise' : gainTone(gain)]}`}>
            {displayPoints(gain.estimate)}
          </td>
          <td className="text-ink-3">{displayPointsInterval(gain.low, gain.high)}</td>
          <td className="text-ink-3">{displayPoints(shrunk)}</td>
        </tr>
      ))}
    </Table>
  )
}
