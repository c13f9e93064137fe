import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import { linearTicks, logTicks, scaleOf } from '@/components/chart/ticks'
import { CONDITION_COLOR } from '@/components/ui/condition-mark'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import { displayCost, displayRate, displayRateInterval, displayTokens } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { configurationName } from './arm-name'
import { FrontLabels } from './front-labels'

type Point = ModelsView['points'][number]

const HEIGHT = 430

interface FrontProps {
  readonly points: readonly Point[]
  readonly x: 'cost' | 'tokens'
  /** What the intervals are about. */
  readonly interval: string
}

/** Cost or tokens against success; the line joins what nothing else beats. */
export const FrontChart = (props: FrontProps) => (
  <WideAndNarrow
    wide={<Front {...props} width={1040} />}
    narrow={<Front {...props} width={330} />}
  />
)

function Front({ points, x: measure, interval, width }: FrontProps & { readonly width: number }) {
  const plot = { left: 44, right: width - 20, top: 26, bottom: HEIGHT - 42 }
  const show = measure === 'cost' ? displayCost : displayTokens
  // A logarithm has no place for nothing spent; such an arm stands in the table.
  const drawn = points.filter((one) => (one[measure].value ?? 0) > 0 && one.rate !== null)
  if (drawn.length === 0) return null
  const values = drawn.map((one) => one[measure].value!)
  const xTicks = logTicks(Math.min(...values), Math.max(...values), width > 400 ? 10 : 6)
  const yTicks = linearTicks(
    Math.max(0, Math.min(...drawn.map(({ low, rate }) => low ?? rate!))),
    Math.min(1, Math.max(...drawn.map(({ high, rate }) => high ?? rate!))),
  )
  const x = scaleOf(xTicks, [plot.left, plot.right], true)
  const y = scaleOf(yTicks, [plot.bottom, plot.top])
  const place = (point: Point) => ({ x: x(point[measure].value!), y: y(point.rate!) })
  const front = drawn
    .filter((point) => point.front === 'front')
    .sort((a, b) => a[measure].value! - b[measure].value!)
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label="Cost against success">
      <g fontSize={11} fill="var(--ink-3)">
        {yTicks.map((tick) => (
          <g key={tick}>
            <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} stroke="var(--rule)" />
            <text x={plot.left - 8} y={y(tick) + 4} textAnchor="end">
              {Math.round(tick * 100)}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <text key={tick} x={x(tick)} y={plot.bottom + 16} textAnchor="middle">
            {tickText(show(tick))}
          </text>
        ))}
        <text x={plot.left - 30} y={12}>
          mean reward, %, 95 % interval {interval}
        </text>
        <text x={plot.right} y={HEIGHT - 8} textAnchor="end">
          {measure === 'cost' ? 'mean cost of a trial, US dollars' : 'mean tokens of a trial'},
          logarithmic
        </text>
      </g>
      <polyline
        points={front.map((point) => `${place(point).x},${place(point).y}`).join(' ')}
        fill="none"
        stroke="var(--ink-3)"
        strokeDasharray="4 3"
      />
      {drawn.map((point) => (
        <Mark
          key={`${point.configuration} ${point.condition}`}
          point={point}
          {...place(point)}
          y={y}
        />
      ))}
      <FrontLabels front={front} drawn={drawn} place={place} y={y} frame={{ ...plot, width }} />
    </svg>
  )
}

/** A round number needs no zeros at its end: `$1.00` is `$1`, `1.0M` is `1M`. */
const tickText = (text: string) => text.replace(/\.0+(?=\D|$)/, '').replace(/(\.\d\d)0$/, '$1')

function Mark({ point, x, y }: { point: Point; x: number; y: (rate: number) => number }) {
  const isHollow = point.front === 'within_noise' || point.front === 'dominated'
  const { low, high, rate } = point
  return (
    <g
      className={CONDITION_COLOR[point.kind]}
      stroke="currentColor"
      opacity={point.front === 'dominated' ? 0.5 : 1}
    >
      <title>{`${configurationName(point)}, ${visibleName(point.conditionLabel)}: ${displayRate(rate)} ${displayRateInterval(low, high)}, ${displayCost(point.cost.value)}, ${displayTokens(point.tokens.value)} tokens`}</title>
      {low !== null && high !== null && (
        <line
          x1={x}
          x2={x}
          y1={y(Math.max(0, low))}
          y2={y(Math.min(1, high))}
          strokeOpacity={0.35}
        />
      )}
      <circle
        cx={x}
        cy={y(rate!)}
        r={point.front === 'front' ? 5 : 4}
        fill={isHollow ? 'var(--page)' : 'currentColor'}
        strokeWidth={1.5}
      />
    </g>
  )
}
