import { PointsAxis } from '@/components/chart/points-axis'
import { linearTicks, scaleOf } from '@/components/chart/ticks'
import { clipDifference } from './compare-words'
import { displayPoints, displayPointsInterval } from '@/lib/display'

/** A gain, or a difference of gains, on the axis. */
export interface AxisRow {
  readonly mark: 'left' | 'right' | 'difference'
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
}

const ROW = 30
const PAD = 10

/** Two gains and their difference with their intervals on one axis of points. Numbers stand beside. */
export function GainsOnOneAxis({
  rows,
  width = 420,
}: {
  rows: readonly AxisRow[]
  width?: number
}) {
  const values = rows.flatMap(({ estimate, low, high }) => [
    ...[estimate, low ?? 0, high ?? 0].map(clipDifference),
  ])
  const ticks = linearTicks(Math.min(0, ...values), Math.max(0, ...values), 4)
  const x = scaleOf(ticks, [PAD + 12, width - PAD - 12])
  const bottom = rows.length * ROW
  return (
    <svg
      viewBox={`0 0 ${width} ${bottom + 22}`}
      role="img"
      aria-label={rows
        .map(
          (row) =>
            `${row.mark} ${displayPoints(row.estimate, ' pp')} ${displayPointsInterval(row.low, row.high)}`,
        )
        .join('; ')}
      className="block w-full"
      style={{ maxWidth: width }}
    >
      <PointsAxis ticks={ticks} x={x} top={0} bottom={bottom} />
      {rows.map((row, index) => (
        <g key={row.mark} className="stroke-ink">
          {row.low !== null && row.high !== null && (
            <line
              x1={x(clipDifference(row.low))}
              x2={x(clipDifference(row.high))}
              y1={index * ROW + ROW / 2}
              y2={index * ROW + ROW / 2}
              strokeWidth={1.75}
            />
          )}
          <Mark mark={row.mark} x={x(row.estimate)} y={index * ROW + ROW / 2} />
        </g>
      ))}
    </svg>
  )
}

/** Squares are experiments, hollow and filled; a diamond is a difference. */
export function Mark({ mark, x, y }: { mark: AxisRow['mark']; x: number; y: number }) {
  if (mark === 'difference')
    return (
      <path
        d={`M${x},${y - 5} L${x + 5},${y} L${x},${y + 5} L${x - 5},${y} Z`}
        className="fill-ink"
      />
    )
  return (
    <rect
      x={x - 4}
      y={y - 4}
      width={8}
      height={8}
      strokeWidth={1.5}
      className={mark === 'left' ? 'fill-page stroke-ink' : 'fill-ink stroke-ink'}
    />
  )
}
