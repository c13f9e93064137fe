import { linearTicks, scaleOf } from '@/components/chart/ticks'
import type { Figure } from '@/lib/analysis/list-figures'
import { displayPoints } from '@/lib/display'

const WIDTH = 760
const ROW = 24
const TOP = 22
const PLOT = [300, WIDTH - 60] as const

/** Printed gains as bars from zero, largest first. No interval is drawn where none is printed. */
export function PrintedGainChart({ figures }: { figures: readonly Figure[] }) {
  const rows = figures
    .flatMap((figure) => (figure.value === null ? [] : [{ ...figure, value: figure.value }]))
    .sort((a, b) => b.value - a.value)
  if (rows.length === 0) return null
  const values = rows.map(({ value }) => value)
  const ticks = linearTicks(Math.min(0, ...values), Math.max(0, ...values), 6)
  const x = scaleOf(ticks, PLOT)
  const bottom = TOP + ROW * rows.length
  return (
    <svg width={WIDTH} height={bottom + 22} role="img" aria-label="Printed gains">
      <g fontSize={11} fill="var(--ink-3)">
        <text x={PLOT[0]} y={11}>
          gain, pp, as printed, without interval; n at the left
        </text>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={x(tick)}
              x2={x(tick)}
              y1={TOP - 4}
              y2={bottom}
              stroke={tick === 0 ? 'var(--rule-strong)' : 'var(--rule)'}
            />
            <text x={x(tick)} y={bottom + 16} textAnchor="middle">
              {displayPoints(tick).replace('.0', '')}
            </text>
          </g>
        ))}
      </g>
      {rows.map(({ key, value, n }, index) => {
        const y = TOP + ROW * index + ROW / 2
        return (
          <g key={key} fontSize={12}>
            <text x={0} y={y + 4} fill="var(--ink)">
              {key}
            </text>
            <text x={PLOT[0] - 14} y={y + 4} textAnchor="end" fill="var(--ink-3)">
              {n}
            </text>
            <rect
              x={Math.min(x(0), x(value))}
              width={Math.abs(x(value) - x(0))}
              y={y - 5}
              height={10}
              fill="var(--noise)"
              fillOpacity={0.55}
            />
            <text x={WIDTH} y={y + 4} textAnchor="end" fill="var(--ink)" fontWeight={600}>
              {displayPoints(value)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
