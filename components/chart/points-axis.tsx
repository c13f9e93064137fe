import { displayPoints } from '@/lib/display'

interface PointsAxisProps {
  /** Proportions; shown in percentage points. */
  readonly ticks: readonly number[]
  readonly x: (tick: number) => number
  readonly top: number
  readonly bottom: number
}

/** Lines at the ticks of an axis of gains, zero the strongest, with their values below. */
export const PointsAxis = ({ ticks, x, top, bottom }: PointsAxisProps) => (
  <g fontSize={11} fill="var(--ink-3)">
    {ticks.map((tick) => (
      <g key={tick}>
        <line
          x1={x(tick)}
          x2={x(tick)}
          y1={top}
          y2={bottom}
          stroke={tick === 0 ? 'var(--rule-strong)' : 'var(--rule)'}
        />
        <text x={x(tick)} y={bottom + 16} textAnchor="middle">
          {displayPoints(tick).replace('.0', '')}
        </text>
      </g>
    ))}
  </g>
)
