import type { Gain } from '@/lib/domain/gain'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import { GAIN_TONE, gainTone } from './gain-tone'
import { clipGain, IntervalBar } from './interval-bar'

const HEIGHT = 14

/** A gain with its interval on a line from −100 to +100 pp. Its numbers stand beside it. */
export function GainInterval({ gain, width = 120 }: { gain: Gain; width?: number }) {
  const x = (value: number) => 3 + ((clipGain(value) + 1) / 2) * (width - 6)
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
