import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import { clipGain, IntervalBar } from '@/components/chart/interval-bar'
import { linearTicks, scaleOf } from '@/components/chart/ticks'
import type { ArmComparison } from '@/lib/cells/compare-arms'
import { displayPoints } from '@/lib/display'

const HEIGHT = 86
const LINE = 34

/** Green where nothing is lost, grey where it cannot be told, red where more than the margin is lost. */
export const verdictTone = (verdict: ArmComparison['verdict']) =>
  verdict === 'superior' || verdict === 'non_inferior'
    ? 'text-help'
    : verdict === 'inferior'
      ? 'text-hurt'
      : 'text-noise'

interface MarginProps {
  readonly comparison: ArmComparison
  readonly margin: number
}

/** The difference with its 90 and 95 % intervals, against the margin. */
export const MarginChart = (props: MarginProps) => (
  <WideAndNarrow
    wide={<Margin {...props} width={620} most={6} />}
    narrow={<Margin {...props} width={330} most={4} />}
  />
)

function Margin({
  comparison,
  margin,
  width,
  most,
}: MarginProps & { readonly width: number; readonly most: number }) {
  const { difference, lower, upper, low, high } = comparison
  if (difference === null) return null
  const ends = [difference, low, high, lower, upper, -margin * 1.3, margin * 1.3, 0]
    .filter((value) => value !== null)
    .map(clipGain)
  const ticks = linearTicks(Math.min(...ends), Math.max(...ends), most)
  const x = scaleOf(ticks, [18, width - 18])
  const bar = (from: number | null, to: number | null, width: number) =>
    from !== null &&
    to !== null && <IntervalBar low={from} high={to} x={x} y={LINE} width={width} />
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label="Difference against the margin">
      <rect
        x={x(-margin)}
        width={x(margin) - x(-margin)}
        y={12}
        height={44}
        fill="var(--sunk)"
        stroke="none"
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={12}
            y2={56}
            stroke={tick === 0 ? 'var(--rule-strong)' : 'var(--rule)'}
          />
          <text x={x(tick)} y={72} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
            {displayPoints(tick).replace('.0', '')}
          </text>
        </g>
      ))}
      <line
        x1={x(-margin)}
        x2={x(-margin)}
        y1={8}
        y2={60}
        stroke="var(--hurt)"
        strokeDasharray="4 3"
      />
      <text x={x(-margin)} y={84} textAnchor="middle" fontSize={11} fill="var(--hurt)">
        margin
      </text>
      <g className={verdictTone(comparison.verdict)} stroke="currentColor" fill="currentColor">
        {bar(low, high, 1.25)}
        {bar(lower, upper, 4)}
        <circle
          cx={x(clipGain(difference))}
          cy={LINE}
          r={5.5}
          stroke="var(--page)"
          strokeWidth={1.5}
        />
      </g>
    </svg>
  )
}
