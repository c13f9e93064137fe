import { domainLabel } from '@/components/chart/domain-gain-rows'
import type { MixSplit } from '@/lib/cells/split-mix'
import { displayCount, displayRate } from '@/lib/display'

/** Share of the trials and rate of every domain on both sides. */
export function MixTable({
  mix,
  first,
  second,
}: {
  mix: MixSplit
  /** What the two sides are called. */
  first: string
  second: string
}) {
  return (
    <div
      className="relative mt-2 scroll-x"
      role="region"
      aria-label="Mix of domains of both sides, to be scrolled sideways"
      tabIndex={0}
    >
      <table className="w-full min-w-[620px]">
        <caption className="sr-only">Mix of domains and rate in each, of both sides</caption>
        <thead>
          <tr className="[&>th]:pr-4">
            <td />
            <th scope="colgroup" colSpan={3} className="text-right">
              {first}
            </th>
            <th scope="colgroup" colSpan={3} className="text-right">
              {second}
            </th>
          </tr>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-1">
            <th scope="col">Domain</th>
            {[first, second].flatMap((side) =>
              ['Trials', 'Share, %', 'Rate, %'].map((head) => (
                <th key={`${side} ${head}`} scope="col" className="text-right">
                  {head}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {mix.groups.map((group) => (
            <tr
              key={group.domain ?? ''}
              className="border-b last:border-0 [&>td]:pr-4 [&>td]:text-right"
            >
              <th scope="row" className="pr-4 font-normal whitespace-nowrap text-ink">
                {domainLabel(group.domain)}
              </th>
              <td>{displayCount(group.firstTrials)}</td>
              <td>{displayRate(group.firstShare, '')}</td>
              <td>{displayRate(group.firstRate, '')}</td>
              <td>{displayCount(group.secondTrials)}</td>
              <td>{displayRate(group.secondShare, '')}</td>
              <td>{displayRate(group.secondRate, '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
