import type { Gain } from '@/lib/domain/gain'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import { GAIN_TONE, gainTone } from './gain-tone'
import { clipGain, IntervalBar } from './interval-bar'
import { hundredth } from './ticks'

const HEIGHT = 14

/** How far from 0 an axis must reach for all these gains: a multiple of 10 pp. */
export function reachOf(gains: readonly Gain[]): number {
  const ends = gains
    .flatMap(({ estimate, low, high }) => [estimate, low, high])
    .filter((end) => end !== null)
    .map((end) => Math.abs(clipGain(end)))
  return Math.max(0.1, Math.ceil(Math.max(0, ...ends) * 10 - 1e-9) / 10)
}

/** A gain with its interval on a line as far on either side of 0 as asked. Its numbers stand beside it. */
export function GainInterval({
  gain,
  width = 120,
  reach = 1,
}: {
  gain: Gain
  width?: number
  /** End of the line, one for all rows of a table. */
  reach?: number
}) {
  const x = (value: number) => hundredth(3 + ((clipGain(value) / reach + 1) / 2) * (width - 6))
  const y = HEIGHT / 2
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`gain ${displayPoints(gain.estimate, ' pp')} ${displayPointsInterval(gain.low, gain.high)}`}
      className={`inline-block align-middle ${GAIN_TONE[gainTone(gain)]}`}
    >
      <line x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} className="stroke-rule-strong" />
      {gain.low !== null && gain.high !== null && (
        <IntervalBar low={gain.low} high={gain.high} x={x} y={y} width={1.5} />
      )}
      {gain.estimate !== null && (
        <circle cx={x(gain.estimate)} cy={y} r={3} className="fill-current" />
      )}
    </svg>
  )
}
