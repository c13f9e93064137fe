import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import { linearTicks, logTicks, scaleOf } from '@/components/chart/ticks'
import type { SizeRelation } from '@/lib/cells/relate-size'
import type { SizedTask } from '@/lib/cells/sized-task'
import { displayPoints, displayTokens } from '@/lib/display'
import { isPerDoubling, SKILL_SIZE_WORDS, type SkillSize } from '@/lib/domain/skill-size'
import { visibleName } from '@/lib/domain/visible-text'

const HEIGHT = 330
/** More marks than this make a page slow and a picture black. */
export const MOST_MARKS = 500

interface ScatterProps {
  readonly tasks: readonly SizedTask[]
  readonly size: SkillSize
  readonly guide: SizeRelation['guide']
}

/** One point a task, with a guide to the eye. */
export const SizeScatter = (props: ScatterProps) => (
  <WideAndNarrow
    wide={<Scatter {...props} width={560} />}
    narrow={<Scatter {...props} width={330} />}
  />
)

function Scatter({ tasks, size, guide, width }: ScatterProps & { readonly width: number }) {
  const plot = { left: 44, right: width - 14, top: 22, bottom: HEIGHT - 40 }
  const isLog = isPerDoubling(size)
  const points = tasks.flatMap((task) => {
    const at = task.sizes[size]
    return at === null || (isLog && at <= 0) ? [] : [{ task, at }]
  })
  if (points.length === 0 || points.length > MOST_MARKS) return null
  const sizes = points.map(({ at }) => at)
  const gains = points.map(({ task }) => task.gain)
  const ends = [Math.min(...sizes), Math.max(...sizes)] as const
  // Skills and scripts are counted: no tick between two whole numbers.
  const whole = linearTicks(...ends, 6).filter(Number.isInteger)
  const all = isLog ? logTicks(...ends, width > 400 ? 10 : 6) : whole
  // On a phone every other tick, the ends among them, has room for its text.
  const xTicks =
    width > 400 || all.length < 7
      ? all
      : all.filter((_, at) => (all.length - 1 - at) % 2 === 0 || at === 0)
  const yTicks = linearTicks(Math.min(0, ...gains), Math.max(0, ...gains), 5)
  const x = scaleOf(xTicks, [plot.left, plot.right], isLog)
  const y = scaleOf(yTicks, [plot.bottom, plot.top])
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label="Size against gain, one point a task">
      <g fontSize={11} fill="var(--ink-3)">
        <text x={plot.left} y={11}>
          gain, pp
        </text>
        {yTicks.map((tick) => (
          <g key={tick}>
            <line
              x1={plot.left}
              x2={plot.right}
              y1={y(tick)}
              y2={y(tick)}
              stroke={tick === 0 ? 'var(--rule-strong)' : 'var(--rule)'}
            />
            <text x={plot.left - 8} y={y(tick) + 4} textAnchor="end">
              {displayPoints(tick).replace('.0', '')}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <text key={tick} x={x(tick)} y={plot.bottom + 16} textAnchor="middle">
            {displayTokens(tick).replace('.0k', 'k')}
          </text>
        ))}
        <text x={plot.right} y={HEIGHT - 8} textAnchor="end">
          {SKILL_SIZE_WORDS[size]}
          {isLog && ', logarithmic'}
        </text>
      </g>
      <polyline
        points={guide.map((place) => `${x(place.size)},${y(place.gain)}`).join(' ')}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
      <g fill="var(--cond-curated)" fillOpacity={0.65}>
        {points.map(({ task, at }) => (
          <circle key={task.task} cx={x(at)} cy={y(task.gain)} r={3.5}>
            <title>{`${visibleName(task.task)}: ${displayTokens(at)}, ${displayPoints(task.gain, ' pp')}`}</title>
          </circle>
        ))}
      </g>
    </svg>
  )
}
