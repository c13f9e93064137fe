import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { GAIN_TONE, gainTone } from './gain-tone'
import { clipGain, IntervalBar } from './interval-bar'
import { PointsAxis } from './points-axis'
import { shortName } from './short-name'
import { linearTicks, scaleOf } from './ticks'
import { WideAndNarrow } from './wide-and-narrow'

/** One gain with its interval; proportions. */
export interface GainRow {
  readonly name: string
  /** What it rests on, in grey: `24 tasks`. */
  readonly note: string
  readonly gain: number | null
  readonly low: number | null
  readonly high: number | null
}

interface GainRowsProps {
  readonly rows: readonly GainRow[]
  /** What the picture shows, for those who cannot see it. */
  readonly label: string
  /** Unit and kind of interval, above the axis. */
  readonly axis: string
  readonly width?: number
  /** Room for names and notes beside the plot. */
  readonly names?: number
}

/** Gains with their intervals, one a row; on a phone their names stand above them. */
export function GainRowsChart({ width = 560, names = 210, ...rest }: GainRowsProps) {
  return (
    <WideAndNarrow
      wide={<GainRows {...rest} width={width} names={names} row={34} />}
      narrow={<GainRows {...rest} width={330} names={0} row={48} />}
    />
  )
}

/** Pixels that a note takes beside its name. */
const noteRoom = (note: string) => (note === '' ? 8 : 16 + note.length * 6.2)

const TOP = 22
const VALUE = 60

function GainRows({
  rows,
  label,
  axis,
  width,
  names,
  row: height,
}: Required<GainRowsProps> & { readonly row: number }) {
  const ends = rows
    .flatMap(({ gain, low, high }) => [gain, low, high])
    .filter((value) => value !== null)
    .map(clipGain)
  const ticks = linearTicks(Math.min(0, ...ends), Math.max(0.1, ...ends), 5)
  // Without names beside it, the first tick needs room for its own text.
  const x = scaleOf(ticks, [Math.max(names, 16), width - VALUE])
  const bottom = TOP + height * rows.length
  return (
    <svg width={width} height={bottom + 24} role="img" aria-label={label}>
      <text x={names} y={11} fontSize={11} fill="var(--ink-3)">
        {axis}
      </text>
      <PointsAxis ticks={ticks} x={x} top={TOP - 4} bottom={bottom} />
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          top={TOP + height * index}
          height={height}
          x={x}
          right={width}
          names={names}
        />
      ))}
    </svg>
  )
}

function Row({
  row: { name, note, gain, low, high },
  top,
  height,
  x,
  right,
  names,
}: {
  row: GainRow
  top: number
  height: number
  x: (value: number) => number
  right: number
  names: number
}) {
  const isAbove = names === 0
  const y = isAbove ? top + height - 13 : top + height / 2
  return (
    <g fontSize={12}>
      <text
        x={0}
        y={isAbove ? top + 14 : y + 4}
        fill="var(--ink)"
        stroke="var(--page)"
        strokeWidth={3}
        paintOrder="stroke"
      >
        <title>{visibleName(name)}</title>
        {shortName(visibleName(name), isAbove ? right - noteRoom(note) : names - noteRoom(note))}
        {isAbove && note !== '' && <tspan fill="var(--ink-3)">{`  ${note}`}</tspan>}
      </text>
      {!isAbove && (
        <text x={names - 14} y={y + 4} textAnchor="end" fill="var(--ink-3)">
          {note}
        </text>
      )}
      <g className={GAIN_TONE[gainTone({ low, high })]} stroke="currentColor" fill="currentColor">
        {low !== null && high !== null && (
          <IntervalBar low={low} high={high} x={x} y={y} width={2} />
        )}
        {gain !== null && <circle cx={x(clipGain(gain))} cy={y} r={4.5} stroke="none" />}
        <text x={right} y={y + 4} textAnchor="end" stroke="none" fontWeight={600}>
          {displayPoints(gain)}
        </text>
      </g>
    </g>
  )
}
