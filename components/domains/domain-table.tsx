import Link from 'next/link'
import type { DomainGain } from '@/lib/cells/domain-gains'
import type { ReadShare } from '@/lib/analysis/measure/measure-activation'
import { READ_HINT, ReadCell } from '@/components/contrast/read-cell'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { domainLabel } from '@/components/chart/domain-gain-rows'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { WHY_NO_DOMAIN_INTERVAL, type Gain } from '@/lib/domain/gain'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { right, rowClass, Table, WIDE, wide } from '@/components/ui/table'

/** The numbers of the chart of domains. */
export function DomainTable({
  domains,
  uncertainty,
  hrefs,
  reads,
}: {
  domains: readonly DomainGain[]
  uncertainty: Uncertainty
  /** The tasks of a domain, by domain; '' are those without one. */
  hrefs?: ReadonlyMap<string, string>
  /** In how many runs a skill was read; null where no trajectory can tell. */
  reads: readonly ReadShare[] | null
}) {
  return (
    <Table
      caption="Rates and gain by domain, in the order of the chart"
      hasLinks={hrefs !== undefined}
      heads={[
        'Domain',
        ...wide(right('Tasks', 'Trials', 'Without, %', 'With, %')),
        ...right('Gain, pp'),
        ...wide(right('95 %')),
        ...right('Shrunk, pp'),
        ...(reads ? [{ label: 'Read', isRight: true, title: READ_HINT }] : []),
      ]}
    >
      {domains.map(({ domain, gain, without, with: with_, shrunk, isFew }) => (
        <tr
          key={domain ?? ''}
          className={`${rowClass('dense')} [&>td]:text-right [&>td]:whitespace-nowrap`}
        >
          <th scope="row" className="text-xs font-normal wrap-anywhere sm:min-w-[158px]">
            {hrefs?.has(domain ?? '') ? (
              <Link href={hrefs.get(domain ?? '')!} className="hover:underline">
                {domainLabel(domain)}
              </Link>
            ) : (
              domainLabel(domain)
            )}
            {isFew && <span className="text-ink-3"> (few tasks)</span>}
            <span className="block text-2xs text-ink-3 sm:hidden">
              {displayCounted(gain.nTasks, 'task')} · {displayRate(without, '')} →{' '}
              {displayRate(with_)}
            </span>
          </th>
          <td className={WIDE}>{displayCount(gain.nTasks)}</td>
          <td className={WIDE}>{displayCount(gain.nTrials)}</td>
          <td className={WIDE}>{displayRate(without, '')}</td>
          <td className={WIDE}>{displayRate(with_, '')}</td>
          <td className={`font-[600] ${GAIN_TONE[isFew ? 'noise' : gainTone(gain)]}`}>
            {displayPoints(gain.estimate)}
            <span className="block text-2xs font-normal text-ink-3 sm:hidden">
              {isAlone(domain, gain, uncertainty)
                ? 'one task only'
                : displayPointsInterval(gain.low, gain.high)}
            </span>
          </td>
          <td
            className={`text-ink-3 ${WIDE}`}
            title={
              gain.low === null && !isAlone(domain, gain, uncertainty)
                ? WHY_NO_DOMAIN_INTERVAL[uncertainty]
                : undefined
            }
          >
            {displayPointsInterval(gain.low, gain.high)}
            {isAlone(domain, gain, uncertainty) && ' one task only'}
          </td>
          <td className="text-ink-3">{displayPoints(shrunk)}</td>
          {reads && <ReadCell share={reads.find(({ key }) => key === domain)} />}
        </tr>
      ))}
    </Table>
  )
}

/** One task without a domain has no others whose spread it could share. */
const isAlone = (domain: string | null, gain: Gain, uncertainty: Uncertainty) =>
  domain === null && gain.low === null && uncertainty === 'new_tasks'
