import type { Gain } from '@/lib/domain/gain'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'

/** What all rows of a table share: the ends of one axis, as proportions. */
export interface AxisEnds {
  readonly low: number
  readonly high: number
}

const STEP = 0.2

/** One axis for several gains: wide enough for every interval, in steps of 20 pp. A point alone is no reason to stretch it. */
export function axisOf(gains: readonly Gain[]): AxisEnds {
  const ends = gains.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]))
  const low = Math.max(-1, Math.min(-STEP, ...ends))
  const high = Math.min(1, Math.max(STEP, ...ends))
  // In whole steps, so that ends are ticks to the last bit.
  const at = (steps: number) => Number((steps * STEP).toFixed(2))
  return { low: at(Math.floor(low / STEP)), high: at(Math.ceil(high / STEP)) }
}

export const ticksOf = ({ low, high }: AxisEnds): number[] => {
  const ticks = Array.from({ length: Math.round((high - low) / STEP) + 1 }, (_, at) =>
    Number((low + at * STEP).toFixed(2)),
  )
  return ticks.length <= 6
    ? ticks
    : ticks.filter((tick) => Math.abs(Math.round(tick * 10)) % 4 === 0)
}

const HEIGHT = 18

/** A gain with its interval on the axis of its table; an end beyond the axis is an arrow. */
export function GainOnAxis({ gain, ends, width }: { gain: Gain; ends: AxisEnds; width: number }) {
  const x = (value: number) =>
    4 +
    ((Math.min(ends.high, Math.max(ends.low, value)) - ends.low) / (ends.high - ends.low)) *
      (width - 8)
  const y = HEIGHT / 2
  const { low, high, estimate } = gain
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`gain ${displayPoints(estimate, ' pp')} ${displayPointsInterval(low, high)}`}
      className={`block ${GAIN_TONE[gainTone(gain)]}`}
    >
      {ticksOf(ends).map((tick) => (
        <line
          key={tick}
          x1={x(tick)}
          x2={x(tick)}
          y1={0}
          y2={HEIGHT}
          className={tick === 0 ? 'stroke-rule-strong' : 'stroke-rule'}
        />
      ))}
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={y} y2={y} className="stroke-current" strokeWidth={2} />
      )}
      {low !== null && low < ends.low && (
        <path d={`M${x(low)} ${y} l5 -4 v8 z`} className="fill-current" />
      )}
      {high !== null && high > ends.high && (
        <path d={`M${x(high)} ${y} l-5 -4 v8 z`} className="fill-current" />
      )}
      {estimate !== null && <circle cx={x(estimate)} cy={y} r={3.5} className="fill-current" />}
    </svg>
  )
}

/** The numbers of the axis, over its column. */
export const AxisHead = ({ ends, width }: { ends: AxisEnds; width: number }) => (
  <svg width={width} height={14} aria-hidden className="block">
    {ticksOf(ends).map((tick) => (
      <text
        key={tick}
        x={4 + ((tick - ends.low) / (ends.high - ends.low)) * (width - 8)}
        y={11}
        textAnchor={tick === ends.low ? 'start' : tick === ends.high ? 'end' : 'middle'}
        className="fill-ink-3 text-2xs"
      >
        {tick === 0 ? '0' : displayPoints(tick).replace('.0', '')}
      </text>
    ))}
  </svg>
)
