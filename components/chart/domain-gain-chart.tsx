'use client'

import { ComposedChart, Tooltip, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts'
import { CONDITION_COLOR } from '@/components/ui/condition-mark'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import {
  domainLabel,
  isShrinkageShown,
  gainAxis,
  ROW_HEIGHT,
  type DomainGainChartProps,
  type GainAxis,
} from './domain-gain-rows'
import { GAIN_TONE, gainTone } from './gain-tone'
import { clipGain, IntervalBar } from './interval-bar'
import { shortName } from './short-name'

type Domain = DomainGainChartProps['domains'][number]

const RATE_TICKS = [0, 0.25, 0.5, 0.75, 1]
/** Room for domain and n; less where the whole chart has little. */
const labelWidth = (width: number) => (width < 800 ? 205 : 240)
/** Of that, what the count of tasks takes. */
const COUNT_WIDTH = 28
const TOP = 24
const BOTTOM = 28
// Rates take the first part of the plot, gains the last: one picture, two scales.
const RATE_SHARE = 0.43
const GAIN_START = 0.525
const VALUE_WIDTH = 64

/** Gain by domain: rates as a dumbbell at the left, the gain with its interval at the right. */
export function DomainGainChart({
  domains,
  kinds,
  intervalLabel,
  hrefs,
  width,
}: DomainGainChartProps & { width: number }) {
  const axis = gainAxis(domains)
  // Rows by their number: two domains may be called alike, “no domain” and none at all.
  const data = domains.map((domain, index) => ({ ...domain, row: String(index) }))
  const gainWidth = (axis.high - axis.low) / (1 - GAIN_START)
  return (
    <ComposedChart
      layout="vertical"
      width={width}
      height={TOP + BOTTOM + ROW_HEIGHT * domains.length}
      data={data}
      margin={{ top: TOP, right: VALUE_WIDTH, bottom: BOTTOM, left: 0 }}
    >
      <YAxis
        type="category"
        dataKey="row"
        scale="band"
        width={labelWidth(width)}
        axisLine={false}
        tickLine={false}
        interval={0}
        tick={(props) => (
          <DomainTick {...props} domains={domains} right={labelWidth(width) - 13} hrefs={hrefs} />
        )}
      />
      <XAxis type="number" xAxisId="rate" domain={[0, 1 / RATE_SHARE]} allowDataOverflow hide />
      <XAxis
        type="number"
        xAxisId="gain"
        domain={[axis.high - gainWidth, axis.high]}
        allowDataOverflow
        hide
      />
      <Tooltip
        cursor={false}
        isAnimationActive={false}
        content={({ active, label }) => (
          <DomainTip domain={active ? domains[Number(label)] : undefined} />
        )}
      />
      <Grid axis={axis} rows={domains.length} />
      <Titles axis={axis} intervalLabel={intervalLabel} />
      <Marks domains={domains} kinds={kinds} right={width} />
    </ComposedChart>
  )
}

function DomainTick({
  y,
  payload,
  domains,
  right,
  hrefs,
}: {
  y: number | string
  payload: { value: string }
  domains: readonly Domain[]
  right: number
  hrefs: DomainGainChartProps['hrefs']
}) {
  const domain = domains[Number(payload.value)]
  const href = hrefs?.get(domain?.domain ?? '')
  const label = domain ? domainLabel(domain.domain) : ''
  const name = (
    <text x={0} y={Number(y) + 4} fill={domain?.isFew ? 'var(--ink-3)' : 'var(--ink)'}>
      <title>{label}</title>
      {shortName(label, right - COUNT_WIDTH)}
    </text>
  )
  return (
    <g fontSize={12}>
      {/* The table below has the same links for the keyboard. */}
      {href ? (
        <a href={href} tabIndex={-1} className="hover:underline">
          {name}
        </a>
      ) : (
        name
      )}
      <text x={right} y={Number(y) + 4} textAnchor="end" fill="var(--ink-3)">
        {domain?.gain.nTasks}
      </text>
    </g>
  )
}

function useScales() {
  const rate = useXAxisScale('rate')
  const gain = useXAxisScale('gain')
  const row = useYAxisScale()
  if (!rate || !gain || !row) return null
  // On its first pass a chart has scales without a size.
  if (!Number.isFinite(rate(0)) || !Number.isFinite(gain(0))) return null
  return {
    rate: (value: number) => Number(rate(value)),
    gain: (value: number) => Number(gain(value)),
    row: (index: number) => Number(row(String(index), { position: 'middle' })),
  }
}

function Grid({ axis, rows }: { axis: GainAxis; rows: number }) {
  const scales = useScales()
  if (!scales) return null
  const ticks = [
    ...RATE_TICKS.map((tick) => ({
      x: scales.rate(tick),
      isZero: false,
      label: String(tick * 100),
    })),
    ...axis.ticks.map((tick) => ({
      x: scales.gain(tick),
      isZero: Math.abs(tick) < 1e-9,
      label: displayPoints(tick).replace('.0', ''),
    })),
  ]
  const bottom = TOP + rows * ROW_HEIGHT
  return ticks.map(({ x, isZero, label }) => (
    <g key={x}>
      <line
        x1={x}
        x2={x}
        y1={TOP - 6}
        y2={bottom}
        stroke={isZero ? 'var(--rule-strong)' : 'var(--rule)'}
      />
      <text x={x} y={bottom + 16} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
        {label}
      </text>
    </g>
  ))
}

function Titles({ axis, intervalLabel }: { axis: GainAxis; intervalLabel: string }) {
  const scales = useScales()
  if (!scales) return null
  return (
    <g fontSize={11} fill="var(--ink-3)">
      <text x={scales.rate(0)} y={11}>
        mean reward, %
      </text>
      <text x={scales.gain(axis.low)} y={11}>
        {intervalLabel}
      </text>
    </g>
  )
}

function Marks({
  domains,
  kinds,
  right,
}: Pick<DomainGainChartProps, 'domains' | 'kinds'> & { right: number }) {
  const scales = useScales()
  if (!scales) return null
  const isShrunkApart = isShrinkageShown(domains)
  return domains.map((domain, index) => {
    const y = scales.row(index)
    const { gain, without, with: with_ } = domain
    const dash = domain.isFew ? '4 3' : undefined
    return (
      <g key={index}>
        {without !== null && with_ !== null && (
          <g>
            <g className={CONDITION_COLOR[kinds.with]} stroke="currentColor" fill="currentColor">
              <line
                x1={scales.rate(without)}
                x2={scales.rate(with_)}
                y1={y}
                y2={y}
                strokeOpacity={0.55}
                strokeWidth={1.75}
                strokeDasharray={dash}
              />
              <circle cx={scales.rate(with_)} cy={y} r={4.5} />
            </g>
            <circle
              className={CONDITION_COLOR[kinds.without]}
              cx={scales.rate(without)}
              cy={y}
              r={4}
              fill="var(--page)"
              stroke="currentColor"
              strokeWidth={1.75}
            />
          </g>
        )}
        <g
          className={GAIN_TONE[domain.isFew ? 'noise' : gainTone(gain)]}
          stroke="currentColor"
          fill="currentColor"
        >
          {gain.low !== null && gain.high !== null && (
            <IntervalBar
              {...{ low: gain.low, high: gain.high, y, dash }}
              x={scales.gain}
              width={1.75}
            />
          )}
          {isShrunkApart && domain.shrunk !== null && (
            <Diamond x={scales.gain(clipGain(domain.shrunk))} y={y} />
          )}
          {gain.estimate !== null && (
            <circle cx={scales.gain(clipGain(gain.estimate))} cy={y} r={3.5} stroke="none" />
          )}
          <text x={right} y={y + 4} textAnchor="end" stroke="none" fontSize={12} fontWeight={600}>
            {displayPoints(gain.estimate)}
          </text>
        </g>
      </g>
    )
  })
}

/** The shrunk value: hollow, since it is a guess pulled toward the mean. */
const Diamond = ({ x, y }: { x: number; y: number }) => (
  <path
    d={`M${x - 4},${y} L${x},${y - 4} L${x + 4},${y} L${x},${y + 4} Z`}
    fill="var(--page)"
    strokeWidth={1.25}
  />
)

function DomainTip({ domain }: { domain: Domain | undefined }) {
  if (!domain) return null
  const { gain } = domain
  return (
    <div className="rounded border border-rule-strong bg-panel px-3 py-2 text-xs">
      <p className="font-[600]">{domainLabel(domain.domain)}</p>
      <p className="text-ink-2">
        {displayRate(domain.without)} → {displayRate(domain.with)}
      </p>
      <p>
        {displayPoints(gain.estimate, ' pp')}{' '}
        <span className="text-ink-2">{displayPointsInterval(gain.low, gain.high)}</span>
      </p>
      {domain.shrunk !== null && (
        <p className="text-ink-2">
          ◇ pulled toward the mean: {displayPoints(domain.shrunk, ' pp')}
        </p>
      )}
      <p className="text-ink-3">
        {displayCounted(gain.nTasks, 'task')} · {displayCounted(gain.nTrials, 'trial')}
        {domain.isFew && ' · few tasks'}
      </p>
    </div>
  )
}
