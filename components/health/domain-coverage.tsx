import Link from 'next/link'
import { ConditionDot } from '@/components/ui/condition-mark'
import type { HealthGrid } from '@/lib/analysis/health/draw-grid'
import { displayCount, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { healthHref, type HealthParams } from '@/lib/url/health'
import { byConfiguration } from './coverage-grid'

/** Where there are too many tasks to draw: the share of planned trials that are usable, by domain. */
export function DomainCoverage({
  slug,
  grid,
  params,
}: {
  slug: string
  grid: HealthGrid
  params: HealthParams
}) {
  const columns = byConfiguration(grid.arms).flat()
  return (
    <div
      className="scroll-x"
      role="region"
      tabIndex={0}
      aria-label="Coverage by domain, to be scrolled sideways"
    >
      <table className="w-full text-xs">
        <caption className="sr-only">Share of trials that are usable, by domain and arm</caption>
        <thead>
          <tr className="border-b border-rule-strong align-bottom">
            <th scope="col" className="text-left">
              Domain
            </th>
            <th scope="col" className="text-right">
              Tasks
            </th>
            {columns.map(({ configuration, condition, index }) => (
              <th
                key={index}
                scope="col"
                className="max-w-[90px] truncate pl-3 text-right font-normal text-ink-2"
                title={visibleName(`${configuration.key}, ${condition.label}`)}
              >
                <span className="inline-flex items-center gap-1">
                  <ConditionDot kind={condition.kind} />
                  <span className="max-w-[70px] truncate">
                    {visibleName(configuration.model ?? configuration.key)}
                  </span>
                </span>
              </th>
            ))}
            <th scope="col" className="pl-3 text-right">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {(grid.domains ?? []).map(({ domain, nTasks, usable, planned, arms }) => (
            <tr key={domain ?? ''} className="border-b [&>*]:py-[3px]">
              <th scope="row" className="text-left font-normal">
                <Link
                  href={healthHref(slug, { ...params, domain: domain ?? '' })}
                  className="underline underline-offset-2"
                >
                  {domain === null ? 'no domain' : visibleName(domain)}
                </Link>
              </th>
              <td className="text-right">{displayCount(nTasks)}</td>
              {columns.map(({ index }) => (
                <Share key={index} {...arms[index]!} />
              ))}
              <Share usable={usable} planned={planned} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Share = ({ usable, planned }: { usable: number; planned: number }) => (
  <td
    className={`pl-3 text-right ${usable < planned ? 'font-[600] text-ink' : 'text-ink-3'}`}
    title={`${displayCount(usable)} of ${displayCount(planned)}`}
  >
    {planned === 0 ? '–' : displayRate(usable / planned, ' %')}
  </td>
)
