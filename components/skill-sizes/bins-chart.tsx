import { linearTicks, scaleOf } from '@/components/chart/ticks'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import type { SizeBin } from '@/lib/analysis/relate-size'
import { displayPoints } from '@/lib/display'

const WIDTH = 560
const ROW = 34
const PLOT = [210, WIDTH - 60] as const
const TOP = 22

/** Mean gain by class of size, with its interval; an interval that reaches zero is grey. */
export function BinsChart({ bins }: { bins: readonly SizeBin[] }) {
  const ends = bins
    .flatMap(({ gain, low, high }) => [gain, low, high])
    .filter((value) => value !== null)
    .map((value) => Math.max(-1, Math.min(1, value)))
  const ticks = linearTicks(Math.min(0, ...ends), Math.max(0.1, ...ends), 5)
  const x = scaleOf(ticks, PLOT)
  const bottom = TOP + ROW * bins.length
  const clip = (value: number) => Math.max(-1, Math.min(1, value))
  return (
    <svg width={WIDTH} height={bottom + 24} role="img" aria-label="Mean gain by class of size">
      <g fontSize={11} fill="var(--ink-3)">
        <text x={PLOT[0]} y={11}>
          mean gain, pp, 95 % interval over tasks
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
      {bins.map((bin, index) => {
        const y = TOP + ROW * index + ROW / 2
        return (
          <g key={bin.label} fontSize={12}>
            <text x={0} y={y + 4} fill="var(--ink)">
              {bin.label}
            </text>
            <text x={PLOT[0] - 14} y={y + 4} textAnchor="end" fill="var(--ink-3)">
              {bin.nTasks} {bin.nTasks === 1 ? 'task' : 'tasks'}
            </text>
            <g className={GAIN_TONE[gainTone(bin)]} stroke="currentColor" fill="currentColor">
              {bin.low !== null && bin.high !== null && (
                <line x1={x(clip(bin.low))} x2={x(clip(bin.high))} y1={y} y2={y} strokeWidth={2} />
              )}
              {bin.gain !== null && <circle cx={x(bin.gain)} cy={y} r={4.5} stroke="none" />}
              <text x={WIDTH} y={y + 4} textAnchor="end" stroke="none" fontWeight={600}>
                {displayPoints(bin.gain)}
              </text>
            </g>
          </g>
        )
      })}
    </svg>
  )
}
