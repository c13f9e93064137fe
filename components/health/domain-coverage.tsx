import Link from 'next/link'
import { ConditionDot } from '@/components/ui/condition-mark'
import type { GridArm, GridDomain, HealthGrid } from '@/lib/analysis/health/draw-grid'
import { displayCount, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { healthHref, type HealthParams } from '@/lib/url/health'
import { byConfiguration } from './coverage-grid'

/** Of more arms than that, one column for each condition: hundreds of columns tell nobody anything. */
const MOST_ARM_COLUMNS = 40

interface Column {
  readonly key: string
  readonly kind: GridArm['condition']['kind']
  readonly name: string
  readonly title: string
  /** Places of its arms. */
  readonly arms: readonly number[]
}

function columnsOf(arms: readonly GridArm[]): Column[] {
  if (arms.length <= MOST_ARM_COLUMNS)
    return byConfiguration(arms)
      .flat()
      .map(({ configuration, condition, index }) => ({
        key: String(index),
        kind: condition.kind,
        name: visibleName(configuration.model ?? configuration.key),
        title: visibleName(`${configuration.key}, ${condition.label}`),
        arms: [index],
      }))
  const byCondition = new Map<string, number[]>()
  arms.forEach(({ condition: { key } }, index) =>
    byCondition.set(key, [...(byCondition.get(key) ?? []), index]),
  )
  return [...byCondition].map(([key, places]) => {
    const { kind, label } = arms[places[0]!]!.condition
    const name = visibleName(label)
    return { key, kind, name, title: `${name}, all configurations`, arms: places }
  })
}

function sumOf({ arms }: GridDomain, places: readonly number[]) {
  const add = (of: 'usable' | 'planned') => places.reduce((total, at) => total + arms[at]![of], 0)
  return { usable: add('usable'), planned: add('planned') }
}

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
  const columns = columnsOf(grid.arms)
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
            {columns.map(({ key, kind, name, title }) => (
              <th
                key={key}
                scope="col"
                className="max-w-[90px] truncate pl-3 text-right font-normal text-ink-2"
                title={title}
              >
                <span className="inline-flex items-center gap-1">
                  <ConditionDot kind={kind} />
                  <span className="max-w-[70px] truncate">{name}</span>
                </span>
              </th>
            ))}
            <th scope="col" className="pl-3 text-right">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {(grid.domains ?? []).map((row) => (
            <tr key={row.domain ?? ''} className="border-b [&>*]:py-[3px]">
              <th scope="row" className="text-left font-normal">
                <Link
                  href={healthHref(slug, { ...params, domain: row.domain ?? '' })}
                  className="underline underline-offset-2"
                >
                  {row.domain === null ? 'no domain' : visibleName(row.domain)}
                </Link>
              </th>
              <td className="text-right">{displayCount(row.nTasks)}</td>
              {columns.map(({ key, arms }) => (
                <Share key={key} {...sumOf(row, arms)} />
              ))}
              <Share usable={row.usable} planned={row.planned} />
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
