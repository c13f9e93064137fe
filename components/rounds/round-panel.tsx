import { shortName } from '@/components/chart/short-name'
import { isFall, isRise } from '@/lib/cells/rounds/count-rounds'
import { visibleName } from '@/lib/domain/visible-text'
import type { RoundGroup, RoundPoint, RoundSeries } from '@/lib/domain/round'
import { CAUSE_WORDS, CauseMark, causeMarkOf } from './cause-mark'
import { relativeOf, type PanelScale } from './panel-scale'
import { displayDifference, displayReading, displayRelative } from './round-words'

interface PanelProps {
  readonly group: RoundGroup
  readonly series: RoundSeries
  readonly scale: PanelScale
  /** What lies between two rounds: `night`. */
  readonly span: string
}

/** Readings of one category: dots, the best so far as a line, what was done between, and the growth. */
export function RoundPanel(props: PanelProps) {
  const { series, scale, group } = props
  return (
    <g fontSize={11} fill="var(--ink-3)">
      <PanelHead {...props} />
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={scale.left}
            x2={scale.width - 8}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
            stroke={tick === 0 ? 'var(--rule-strong)' : 'var(--rule)'}
          />
          <text x={scale.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {displayReading(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </g>
      ))}
      {group.unit !== 'count' && <BestLine series={series} scale={scale} />}
      {group.isBestSoFar ? <HiddenReadings series={series} scale={scale} /> : <Falls {...props} />}
      {series.points.map((point, index) => (
        <Reading key={index} point={point} x={scale.x(index)} {...props} />
      ))}
      <Causes {...props} />
      <RelativeLine series={series} scale={scale} />
      <RoundNumbers series={series} scale={scale} />
    </g>
  )
}

function PanelHead({ group, series: { name, growth }, scale: { width } }: PanelProps) {
  const { digits, unit } = group
  const isGain = unit === 'points'
  return (
    <>
      <text x={0} y={12} fontSize={13} fontWeight={600} fill="var(--ink)">
        <title>{visibleName(name)}</title>
        {shortName(visibleName(name), width - 8, 13)}
      </text>
      {growth && (
        <text x={0} y={29} fontSize={12} fill="var(--ink-2)">
          {!isGain &&
            `${displayReading(growth.base, digits)} → ${displayReading(growth.last, digits)}  `}
          <tspan fontWeight={600} fill={growth.absolute < 0 ? 'var(--hurt)' : 'var(--ink)'}>
            {displayDifference(growth.absolute, digits)} points
          </tspan>
          {growth.relative !== null &&
            ` · ${displayRelative(growth.relative)} of ${displayReading(growth.base, 1)}`}
        </text>
      )}
    </>
  )
}

/** The best reading so far; a riser carries its cause: violet after new text, dashed grey after none. */
function BestLine({ series: { points, changes }, scale: { x, y, half, width } }: SeriesProps) {
  return (
    <g fill="none" strokeWidth={2}>
      {points.map(({ best }, index) => {
        if (best === null) return null
        const isFirst = index === 0
        const isLast = index === points.length - 1
        const from = isFirst ? x(0) : x(index) - half
        const to = isLast ? Math.min(x(index) + half * 0.4, width - 8) : x(index) + half
        return <path key={index} d={`M${from} ${y(best)} H${to}`} stroke="var(--ink)" />
      })}
      {changes.map((change, index) => {
        const [from, to] = [points[index]!.best, points[index + 1]?.best ?? null]
        if (!isRise(change) || from === null || to === null) return null
        return (
          <g key={index}>
            <path
              d={`M${x(index) + half} ${y(from)} V${y(to)}`}
              {...(change.cause === 'retest'
                ? { stroke: 'var(--noise)', strokeDasharray: '2 2', strokeWidth: 2.5 }
                : {
                    stroke: change.cause === 'new_text' ? 'var(--cond-evolved)' : 'var(--ink)',
                    strokeWidth: 2.5,
                  })}
            />
          </g>
        )
      })}
    </g>
  )
}

type SeriesProps = Pick<PanelProps, 'series' | 'scale'>

/** Where only the best so far is printed: the reading lies on the line or below it. */
const HiddenReadings = ({ series: { points }, scale: { x, y } }: SeriesProps) => (
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

/** Readings joined; a fall is red, and dashed where its interval covers 0. */
function Falls({ series: { points, changes }, scale: { x, y }, group }: PanelProps) {
  return (
    <g fill="none">
      {changes.map((change, index) => {
        const [from, to] = [points[index]!.raw, points[index + 1]?.raw ?? null]
        if (from === null || to === null) return null
        // Of a count no direction is worse.
        const fell = group.unit !== 'count' && isFall(change)
        const isNoise = fell && change.step!.high !== null && change.step!.high >= 0
        return (
          <g key={index}>
            <path
              d={`M${x(index)} ${y(from)} L${x(index + 1)} ${y(to)}`}
              stroke={fell ? 'var(--hurt)' : 'var(--noise)'}
              strokeWidth={fell ? 2 : 1}
              strokeDasharray={isNoise ? '4 3' : undefined}
            />
            {fell && points.length <= 12 && (
              <text
                x={x(index) + (x(index + 1) - x(index)) / 2 - 2}
                y={(y(from) + y(to)) / 2 + 14}
                textAnchor="end"
                fill="var(--hurt)"
                fontWeight={600}
                stroke="var(--page)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                {displayDifference(change.step!.difference, group.digits)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

const clip = (value: number) => Math.min(100, Math.max(-100, value))

const sayReading = ({ label, raw, low, high, nTasks }: RoundPoint, digits: number) =>
  [
    `${visibleName(label)}: ${displayReading(raw, digits)}`,
    low !== null &&
      high !== null &&
      `[${displayReading(low, digits)}, ${displayReading(high, digits)}]`,
    nTasks !== null && `${nTasks} tasks`,
  ]
    .filter(Boolean)
    .join(' ')

function Reading({
  point,
  x,
  scale: { y },
  group: { digits },
}: { point: RoundPoint; x: number } & PanelProps) {
  if (point.raw === null) return null
  const { low, high } = point
  return (
    <g stroke="var(--ink)">
      <title>{sayReading(point, digits)}</title>
      {low !== null && high !== null && (
        <line x1={x} x2={x} y1={y(clip(low))} y2={y(clip(high))} strokeWidth={1.5} />
      )}
      <circle cx={x} cy={y(point.raw)} r={4} fill="var(--ink)" stroke="var(--page)" />
    </g>
  )
}

/** What was done between each round and the next, below the readings; rises say how far. */
function Causes({ series: { points, changes }, scale, group, span }: PanelProps) {
  const { x, y, half, causes } = scale
  return (
    <>
      {changes.map((change, index) => {
        const kind = causeMarkOf(change)
        const next = points[index + 1]
        return (
          <g key={index}>
            {kind && (
              <CauseMark
                kind={kind}
                x={x(index) + half}
                y={causes}
                title={`${span} ${change.after}: ${CAUSE_WORDS[kind]}`}
              />
            )}
            {group.isBestSoFar && isRise(change) && points.length <= 12 && (
              <text
                x={x(index) + half - 4}
                y={y(next!.best!) - 5}
                textAnchor="end"
                fontWeight={600}
                fill={change.cause === 'new_text' ? 'var(--cond-evolved)' : 'var(--ink-2)'}
                stroke="var(--page)"
                strokeWidth={3}
                paintOrder="stroke"
              >
                {displayDifference(change.rise, group.digits)}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}

/** The same line in percent of where it started. */
function RelativeLine({ series, scale: { relative, x, half, left, width } }: SeriesProps) {
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

/** Least pixels between two numbers below the axis. */
const NUMBER_ROOM = 22

function RoundNumbers({ series: { points }, scale: { x, half, height } }: SeriesProps) {
  const every = Math.max(1, Math.ceil(NUMBER_ROOM / (half * 2)))
  return (
    <g textAnchor="middle">
      {points.map(({ round, label }, index) =>
        index % every === 0 ? (
          <text key={index} x={x(index)} y={height - 8}>
            <title>{visibleName(label)}</title>
            {round}
          </text>
        ) : null,
      )}
    </g>
  )
}
