import { distinctNames } from '@/components/chart/short-name'
import { CarriedLink } from '@/components/site/carried-link'
import { CONDITION_COLOR, ConditionDot } from '@/components/ui/condition-mark'
import type { GridArm, GridRow, HealthGrid } from '@/lib/analysis/health/draw-grid'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { taskHref } from '@/lib/url/site'
import { trialsHref } from '@/lib/url/trial-list'
import { isWell, saySlot, SlotSquares } from './slot-squares'

type ArmColumn = GridArm & { readonly index: number }

/** Arms of one configuration stand together, in the order of the conditions. */
export function byConfiguration(arms: readonly GridArm[]): ArmColumn[][] {
  const groups = new Map<string, ArmColumn[]>()
  arms.forEach((arm, index) => {
    const { key } = arm.configuration
    groups.set(key, [...(groups.get(key) ?? []), { ...arm, index }])
  })
  return [...groups.values()]
}

/** Letters of a head: as many as stand above two conditions. */
const MOST_HEAD = 13

const edge = (isFirst: boolean) => (isFirst ? 'pl-4' : 'pl-2')

/** Every planned trial as a square: a task a row, an arm a column; it scrolls inside its frame. */
export function CoverageGrid({ slug, grid }: { slug: string; grid: HealthGrid }) {
  const groups = byConfiguration(grid.arms)
  const columns = groups.flat()
  const names = distinctNames(
    groups.map(([arm]) => visibleName(arm!.configuration.model ?? arm!.configuration.key)),
    MOST_HEAD,
  )
  return (
    <div
      className="scroll-x"
      role="region"
      tabIndex={0}
      aria-label="Coverage, to be scrolled sideways"
    >
      <table className="text-xs">
        <caption className="sr-only">
          What became of every trial, by task, configuration and condition
        </caption>
        <thead>
          <tr className="align-bottom">
            <th rowSpan={2} scope="col" className="pb-1 text-left font-normal text-ink-3">
              task
            </th>
            {groups.map((arms, at) => (
              <th
                key={arms[0]!.configuration.key}
                scope="colgroup"
                colSpan={arms.length}
                className="max-w-[120px] truncate pl-4 text-left text-xs font-[600] text-ink"
                title={visibleName(arms[0]!.configuration.key)}
              >
                {names[at]}
                <span className="block truncate text-2xs font-normal text-ink-3">
                  {visibleName(arms[0]!.configuration.harness ?? '')}
                </span>
              </th>
            ))}
            <th rowSpan={2} scope="col" className="pb-1 pl-4 text-right font-normal text-ink-3">
              usable
            </th>
          </tr>
          <tr className="border-b border-rule-strong">
            {groups.flatMap((arms) =>
              arms.map(({ condition, index }, at) => (
                <th key={index} scope="col" className={`${edge(at === 0)} pb-1 text-left`}>
                  <span className="inline-flex" title={visibleName(condition.label)}>
                    <ConditionDot kind={condition.kind} />
                    <span className="sr-only">{visibleName(condition.label)}</span>
                  </span>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <Row key={row.task} slug={slug} row={row} columns={columns} groups={groups} />
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-rule-strong">
            <th scope="row" className="pt-1 text-left font-normal text-ink-2">
              usable
            </th>
            {groups.flatMap((arms) =>
              arms.map(({ usable, planned, usual, index }, at) => (
                <td key={index} className={`${edge(at === 0)} pt-1 text-2xs`}>
                  <span className={usable < planned ? 'font-[600] text-ink' : 'text-ink-3'}>
                    {usual === 0 ? '–' : displayCount(usable)}
                  </span>
                  {usable < planned && (
                    <span className="block text-ink-3">of {displayCount(planned)}</span>
                  )}
                </td>
              )),
            )}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Row({
  slug,
  row,
  columns,
  groups,
}: {
  slug: string
  row: GridRow
  columns: readonly ArmColumn[]
  groups: readonly ArmColumn[][]
}) {
  const firsts = new Set(groups.map(([arm]) => arm!.index))
  const isWhole = row.usable >= row.planned
  return (
    <tr className="[&>*]:py-[2px]">
      <th scope="row" className="max-w-[190px] min-w-[120px] text-left font-normal">
        <CarriedLink
          href={taskHref(slug, row.task)}
          title={visibleName(row.task)}
          className={`block truncate font-mono text-2xs hover:underline ${isWhole ? 'text-ink-3' : 'text-ink'}`}
        >
          {visibleName(row.task)}
        </CarriedLink>
      </th>
      {columns.map(({ configuration, condition, index }) => {
        const cell = row.cells[index]!
        const filter = {
          q: row.task,
          configuration: [configuration.key],
          condition: [condition.key],
        }
        return (
          <td key={index} className={edge(firsts.has(index))}>
            {isWell(cell) || Object.keys(cell.states).join() === 'missing' ? (
              <SlotSquares cell={cell} />
            ) : (
              <CarriedLink
                href={trialsHref(slug, filter)}
                aria-label={saySlot(cell)}
                className="block w-fit"
              >
                <SlotSquares cell={cell} />
              </CarriedLink>
            )}
          </td>
        )
      })}
      <td
        className={`pl-4 text-right whitespace-nowrap ${isWhole ? 'text-ink-3' : 'font-[600] text-ink'}`}
      >
        {displayCount(row.usable)}
        {!isWhole && (
          <span className="font-normal text-ink-3"> of {displayCount(row.planned)}</span>
        )}
      </td>
    </tr>
  )
}

/** Conditions of a kind that are named one by one; they have one colour. */
const MOST_NAMED = 4

/** Which dot is which condition. */
export function ConditionKey({ arms }: { arms: readonly GridArm[] }) {
  const conditions = [
    ...new Map(arms.map(({ condition }) => [condition.key, condition] as const)).values(),
  ]
  const kinds = [...new Set(conditions.map(({ kind }) => kind))]
  return kinds.flatMap((kind) => {
    const labels = conditions.filter((one) => one.kind === kind).map(({ label }) => label)
    const shown =
      labels.length > MOST_NAMED
        ? [`${visibleName(labels[0]!)} … ${visibleName(labels.at(-1)!)}`]
        : labels.map(visibleName)
    return shown.map((label) => (
      <span key={`${kind} ${label}`} className="inline-flex items-center gap-[5px]">
        <ConditionDot kind={kind} />
        <span className={kind === 'unknown' ? CONDITION_COLOR.unknown : ''}>
          {kind === 'unknown' ? 'condition unknown' : label}
        </span>
      </span>
    ))
  })
}
