import { hundredth } from '@/components/chart/ticks'
import { isFall, isFallBeyond, isRise } from '@/lib/cells/rounds/count-rounds'
import type { RoundGroup, RoundSeries } from '@/lib/domain/round'
import { relativeOf, type PanelScale } from './panel-scale'
import { displayDifference, displayReading, displayRelative } from './round-words'

/** What a panel is drawn from. */
export interface PanelProps {
  readonly group: RoundGroup
  readonly series: RoundSeries
  readonly scale: PanelScale
  /** What lies between two rounds: `night`. */
  readonly span: string
}

/** Its series and where its values lie. */
export type SeriesProps = Pick<PanelProps, 'series' | 'scale'>

/** The best reading so far; a riser carries its cause: violet after new text, dashed grey after none. */
export function BestLine({
  series: { points, changes },
  scale: { x, y, half, width },
}: SeriesProps) {
  return (
    <g fill="none" strokeWidth={2}>
      {points.map(({ best }, index) => {
        if (best === null) return null
        const isFirst = index === 0
        const isLast = index === points.length - 1
        const from = isFirst ? x(0) : hundredth(x(index) - half)
        const to = hundredth(isLast ? Math.min(x(index) + half * 0.4, width - 8) : x(index) + half)
        return <path key={index} d={`M${from} ${y(best)} H${to}`} stroke="var(--ink)" />
      })}
      {changes.map((change, index) => {
        const [from, to] = [points[index]!.best, points[index + 1]?.best ?? null]
        if (!isRise(change) || from === null || to === null) return null
        return (
          <path
            key={index}
            d={`M${hundredth(x(index) + half)} ${y(from)} V${y(to)}`}
            {...(change.cause === 'retest'
              ? { stroke: 'var(--noise)', strokeDasharray: '2 2', strokeWidth: 2.5 }
              : {
                  stroke: change.cause === 'new_text' ? 'var(--cond-evolved)' : 'var(--ink)',
                  strokeWidth: 2.5,
                })}
          />
        )
      })}
    </g>
  )
}

/** Where only the best so far is printed: the reading lies on the line or below it. */
export const HiddenReadings = ({ series: { points }, scale: { x, y } }: SeriesProps) => (
  <g stroke="var(--noise)" fill="none">
    {points.map(({ raw, best }, index) =>
      raw !== null || best === null ? null : (
        <g key={index}>
          <title>the reading itself is not published: it lies on the line or below</title>
          <path d={`M${x(index)} ${y(best) + 4} v20`} strokeDasharray="2 2.5" />
          <path d={`M${x(index) - 3} ${y(best) + 21} l3 4 l3 -4`} />
        </g>
      ),
    )}
  </g>
)

/** Readings joined; a fall is red, and solid only where its interval lies below 0. */
export function Falls({ series: { points, changes }, scale: { x, y }, group }: PanelProps) {
  return (
    <g fill="none" stroke="var(--noise)">
      {changes.map((change, index) => {
        const [from, to] = [points[index]!.raw, points[index + 1]?.raw ?? null]
        if (from === null || to === null) return null
        // Of a count no direction is worse.
        const fell = group.unit !== 'count' && isFall(change, group)
        const isSolid = !fell || isFallBeyond(change, group)
        return (
          <path
            key={index}
            d={`M${x(index)} ${y(from)} L${x(index + 1)} ${y(to)}`}
            {...(fell && { stroke: 'var(--hurt)', strokeWidth: 2 })}
            strokeDasharray={isSolid ? undefined : '4 3'}
          />
        )
      })}
    </g>
  )
}

/** More readings than these leave no room for numbers between them. */
const MOST_LABELLED = 12

/** How far each fall went, over all marks: an interval would strike a number out. */
export function FallLabels({ series: { points, changes }, scale: { x, y }, group }: PanelProps) {
  // Of a count no direction is worse.
  if (group.unit === 'count' || points.length > MOST_LABELLED) return null
  return (
    <g
      textAnchor="end"
      fill="var(--hurt)"
      fontWeight={600}
      stroke="var(--page)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {changes.map((change, index) => {
        const [from, to] = [points[index]!.raw, points[index + 1]?.raw ?? null]
        if (from === null || to === null || !isFall(change, group)) return null
        return (
          <text
            key={index}
            x={hundredth((x(index) + x(index + 1)) / 2 - 2)}
            y={hundredth((y(from) + y(to)) / 2 + 14)}
          >
            {displayDifference(change.step!.difference, group.digits)}
          </text>
        )
      })}
    </g>
  )
}

/** The same line in percent of where it started. */
export function RelativeLine({ series, scale: { relative, x, half, left, width } }: SeriesProps) {
  if (!relative) return null
  const shares = relativeOf(series)
  const path = shares
    .flatMap((share, index) =>
      share === null
        ? []
        : [
            `${index === 0 ? `M${x(0)} ` : `V`}${relative.y(share)}`,
            `H${index === shares.length - 1 ? x(index) : x(index) + half}`,
          ],
    )
    .join(' ')
  const last = shares.at(-1) ?? null
  return (
    <g>
      {relative.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={left}
            x2={width - 8}
            y1={relative.y(tick)}
            y2={relative.y(tick)}
            stroke="var(--rule)"
          />
          <text x={left - 8} y={relative.y(tick) + 4} textAnchor="end">
            {displayReading(tick, 0)}
          </text>
        </g>
      ))}
      <path d={path} fill="none" stroke="var(--ink-2)" strokeWidth={1.5} />
      <text x={left + 4} y={relative.top - 6}>
        % above the start
      </text>
      {last !== null && (
        <text
          x={width - 10}
          y={relative.y(last) - 5}
          textAnchor="end"
          fill="var(--ink)"
          fontWeight={600}
          stroke="var(--page)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {displayRelative(last)}
        </text>
      )}
    </g>
  )
}
