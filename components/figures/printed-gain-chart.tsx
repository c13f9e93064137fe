import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import { PointsAxis } from '@/components/chart/points-axis'
import { withDash } from './figure-value'
import { linearTicks, scaleOf } from '@/components/chart/ticks'
import type { Figure } from '@/lib/domain/published-figure'
import { displayCount, displayPoints } from '@/lib/display'

const TOP = 22
const VALUE = 60

/**
 * Printed gains as bars from zero, largest first; classes of size in the order of the source. No
 * interval is drawn where none is printed.
 */
export function PrintedGainChart({ figures }: { figures: readonly Figure[] }) {
  const isOrdered = figures.some(({ scope }) => scope === 'skill_count' || scope === 'length_class')
  const rows = figures.flatMap((figure) =>
    figure.value === null ? [] : [{ ...figure, value: figure.value }],
  )
  if (!isOrdered) rows.sort((a, b) => b.value - a.value)
  return (
    <WideAndNarrow
      wide={<PrintedGains rows={rows} width={560} names={240} row={24} />}
      narrow={<PrintedGains rows={rows} width={330} names={0} row={40} />}
    />
  )
}

function PrintedGains({
  rows,
  width,
  names,
  row: height,
}: {
  rows: readonly (Figure & { value: number })[]
  width: number
  /** Room for names and n beside the bars; without any they stand above. */
  names: number
  row: number
}) {
  if (rows.length === 0) return null
  const values = rows.map(({ value }) => value)
  const ticks = linearTicks(Math.min(0, ...values), Math.max(0, ...values), 6)
  const x = scaleOf(ticks, [Math.max(names, 16), width - VALUE])
  const bottom = TOP + height * rows.length
  const isAbove = names === 0
  return (
    <svg width={width} height={bottom + 22} role="img" aria-label="Printed gains">
      <text x={names} y={11} fontSize={11} fill="var(--ink-3)">
        gain, pp, as printed, without interval; n beside the name
      </text>
      <PointsAxis ticks={ticks} x={x} top={TOP - 4} bottom={bottom} />
      {rows.map(({ key, value, n }, index) => {
        const y = TOP + height * index + (isAbove ? height - 10 : height / 2)
        return (
          <g key={key} fontSize={12}>
            <text x={0} y={isAbove ? y - 11 : y + 4} fill="var(--ink)">
              {withDash(key)}
              {isAbove && n !== null && (
                <tspan fill="var(--ink-3)">{`  n = ${displayCount(n)}`}</tspan>
              )}
            </text>
            {!isAbove && (
              <text x={names - 14} y={y + 4} textAnchor="end" fill="var(--ink-3)">
                {n === null ? '' : displayCount(n)}
              </text>
            )}
            <rect
              x={Math.min(x(0), x(value))}
              width={Math.abs(x(value) - x(0))}
              y={y - 5}
              height={10}
              fill="var(--noise)"
              fillOpacity={0.55}
            />
            <text x={width} y={y + 4} textAnchor="end" fill="var(--ink)" fontWeight={600}>
              {displayPoints(value)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
