import { Fragment } from 'react'
import { shortName, widthOf } from '@/components/chart/short-name'
import { hundredth } from '@/components/chart/ticks'
import { isRise } from '@/lib/cells/rounds/count-rounds'
import { visibleName } from '@/lib/domain/visible-text'
import type { RoundGroup, RoundPoint, RoundSeries } from '@/lib/domain/round'
import { CAUSE_WORDS, CauseMark, causeMarkOf } from './cause-mark'
import {
  BestLine,
  FallLabels,
  Falls,
  HiddenReadings,
  RelativeLine,
  type PanelProps,
  type SeriesProps,
} from './panel-lines'
import {
  displayDifference,
  displayReading,
  displayReadingInterval,
  displayShare,
  roundWord,
  sayTasks,
} from './round-words'

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
      <Intervals {...props} />
      <g fill="var(--ink)" stroke="var(--page)">
        {series.points.map((point, index) => (
          <Reading key={index} point={point} x={scale.x(index)} {...props} />
        ))}
      </g>
      {!group.isBestSoFar && <FallLabels {...props} />}
      <Causes {...props} />
      <RelativeLine series={series} scale={scale} />
      <RoundNumbers series={series} scale={scale} word={roundWord(group)} />
    </g>
  )
}

/** A part of the line is bold. */
const BOLD = 1.08

/** What stands before and after the growth in points; the base is not said twice where there is no room. */
function sayGrowth(
  { base, last, absolute, relative }: NonNullable<RoundSeries['growth']>,
  group: RoundGroup,
  width: number,
): { from: string; share: string } {
  const { digits, unit } = group
  const isGain = unit === 'points'
  const from = isGain ? '' : `${displayReading(base, digits)} → ${displayReading(last, digits)}  `
  if (relative === null) return { from, share: '' }
  const share = ` · ${displayShare(relative, group)}`
  const whole = `${share} of ${displayReading(base, digits)}`
  const room = widthOf(`${from}${displayDifference(absolute, digits)} points${whole}`) * BOLD
  return { from, share: isGain || room < width ? whole : share }
}

function PanelHead({ group, series, scale: { width } }: PanelProps) {
  const { name, growth, points } = series
  const { digits, unit } = group
  const isGain = unit === 'points'
  const best = points.at(-1)?.best ?? null
  const said = growth && sayGrowth(growth, group, width)
  const below = [
    ...(isGain ? [sayTasks(series)] : []),
    // The last reading is named above; where it is not the best, the best is not to be missed.
    ...(isGain && growth && best !== null && best > growth.absolute + 1e-9
      ? [`best ${displayDifference(best, digits)}`]
      : []),
  ].filter((words) => words !== null)
  return (
    <>
      <text x={0} y={12} fontSize={13} fontWeight={600} fill="var(--ink)">
        <title>{visibleName(name)}</title>
        {shortName(visibleName(name), width - 8, 13)}
      </text>
      {growth && (
        <text x={0} y={29} fontSize={12} fill="var(--ink-2)">
          {said?.from}
          <tspan fontWeight={600} fill={growth.absolute < 0 ? 'var(--hurt)' : 'var(--ink)'}>
            {displayDifference(growth.absolute, digits)} points
          </tspan>
          {said?.share}
        </text>
      )}
      {below.length > 0 && (
        <text x={0} y={44}>
          {below.join(' · ')}
        </text>
      )}
    </>
  )
}

const clip = (value: number) => Math.min(100, Math.max(-100, value))

const sayReading = ({ label, raw, low, high, nTasks }: RoundPoint, group: RoundGroup) =>
  [
    `${visibleName(label)}: ${displayReading(raw, group.digits)}`,
    low !== null && high !== null && displayReadingInterval(low, high, group),
    nTasks !== null && `${nTasks} tasks`,
  ]
    .filter(Boolean)
    .join(' ')

/** An interval that goes on beyond what a gain can be. */
const OpenEnd = ({ x, y, toward }: { x: number; y: number; toward: 1 | -1 }) => (
  <path d={`M${x - 4},${y + toward * 4} L${x},${y} L${x + 4},${y + toward * 4}`} fill="none">
    <title>beyond ±100 pp</title>
  </path>
)

/** All intervals of a panel as one line, with an arrow where one goes on. */
function Intervals({ series: { points }, scale: { x, y } }: PanelProps) {
  const known = points.flatMap(({ low, high }, index) =>
    low === null || high === null ? [] : [{ low, high, x: x(index) }],
  )
  return (
    <g stroke="var(--ink)">
      <path
        d={known.map(({ low, high, x: at }) => `M${at} ${y(clip(low))}V${y(clip(high))}`).join('')}
        strokeWidth={1.5}
      />
      {known.map(({ low, high, x: at }) => (
        <Fragment key={at}>
          {low < -100 && <OpenEnd x={at} y={y(-100)} toward={-1} />}
          {high > 100 && <OpenEnd x={at} y={y(100)} toward={1} />}
        </Fragment>
      ))}
    </g>
  )
}

function Reading({
  point,
  x,
  scale: { y, half },
  group,
}: { point: RoundPoint; x: number } & PanelProps) {
  if (point.raw === null) return null
  const { low, high } = point
  // Where readings have intervals, one without looked exact.
  const isHollow = group.source === null && (low === null || high === null)
  return (
    <circle
      cx={x}
      cy={y(point.raw)}
      r={Math.min(4, hundredth(half * 0.7))}
      {...(isHollow && { fill: 'var(--page)', stroke: 'var(--ink)', strokeWidth: 1.5 })}
    >
      <title>{sayReading(point, group)}</title>
    </circle>
  )
}

/** Half the width of a mark of a cause, with a little room: where rounds are nearer, marks are smaller. */
const MARK_HALF = 6

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
                x={hundredth(x(index) + half)}
                y={causes}
                size={Math.min(1, hundredth(half / MARK_HALF))}
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

/** Least pixels between two numbers below the axis. */
const NUMBER_ROOM = 22

function RoundNumbers({
  series: { points },
  scale: { x, half, height },
  word,
}: SeriesProps & { word: string }) {
  const every = Math.max(1, Math.ceil(NUMBER_ROOM / (half * 2)))
  return (
    <g textAnchor="middle">
      <text x={0} y={height - 8} textAnchor="start">
        {word}
      </text>
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
