import Link from 'next/link'
import type { DomainGain } from '@/lib/analysis/summarize-domains'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { domainLabel } from '@/components/chart/domain-gain-rows'
import { displayCount, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'

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
    <div className="overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">Rates and gain by domain, in the order of the chart</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-1 [&>th]:whitespace-nowrap">
            <th scope="col">Domain</th>
            {['Tasks', 'Trials', 'Without, %', 'With, %', 'Gain, pp', '95 %', 'Shrunk, pp'].map(
              (head) => (
                <th key={head} scope="col" className="text-right">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {domains.map(({ domain, gain, without, with: with_, shrunk, isFew }) => (
            <tr
              key={domainLabel(domain)}
              className="border-b last:border-0 [&>td]:py-[2px] [&>td]:pr-4 [&>td]:text-right [&>td]:whitespace-nowrap"
            >
              <th scope="row" className="pr-4 text-xs font-normal whitespace-nowrap text-ink">
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
        </tbody>
      </table>
    </div>
  )
}
