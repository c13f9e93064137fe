import { shortName } from '@/components/chart/short-name'
import { spreadPlaces } from '@/components/chart/spread-places'
import { linearTicks, scaleOf } from '@/components/chart/ticks'
import { displayCounted, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

/** One line from before to after; proportions. */
export interface Slope {
  readonly before: number
  readonly after: number
  /** What stands at its end; null: nothing. */
  readonly label: string | null
  /** How many pairs it stands for. */
  readonly n: number
}

interface SlopesProps {
  readonly slopes: readonly Slope[]
  readonly before: string
  readonly after: string
  /** A level beside the lines: without skills. */
  readonly reference: { readonly label: string; readonly rate: number } | null
  readonly label: string
}

const WIDTH = 356
const TOP = 60
const HEIGHT = 300
const LEFT = 62
const RIGHT = 172
const LINE = 13
/** Room of the name at an end of a line, beside its rate. */
const NAME = WIDTH - RIGHT - 40

/** Before to after, a line a pair: solid where it rises, dashed where it falls. */
export function SlopesChart({ slopes, before, after, reference, label }: SlopesProps) {
  const values = slopes.flatMap((slope) => [slope.before, slope.after])
  const ticks = linearTicks(0, Math.max(0.1, ...values, reference?.rate ?? 0), 5)
  const y = scaleOf(ticks, [TOP + HEIGHT, TOP])
  const most = Math.max(...slopes.map(({ n }) => n))
  const ends = spreadPlaces(
    slopes.map((slope) => y(slope.after)),
    LINE,
  )
  const starts = spreadPlaces(
    slopes.map((slope) => y(slope.before)),
    LINE,
  )
  const isNamed = slopes.some((slope) => slope.label !== null)
  return (
    <svg width={WIDTH} height={TOP + HEIGHT + 30} role="img" aria-label={label} fontSize={11}>
      <Head side="left" name={before} y={12} />
      <Head side="right" name={after} y={27} />
      <text x={0} y={44} fill="var(--ink-3)">
        success, %
      </text>
      {ticks.map((tick) => (
        <text key={tick} x={0} y={y(tick) + 4} fill="var(--ink-3)">
          {displayRate(tick, '').replace('.0', '')}
        </text>
      ))}
      {[LEFT, RIGHT].map((x) => (
        <line key={x} x1={x} x2={x} y1={TOP - 6} y2={TOP + HEIGHT} stroke="var(--rule-strong)" />
      ))}
      {reference && (
        <g>
          <line
            x1={LEFT}
            x2={RIGHT}
            y1={y(reference.rate)}
            y2={y(reference.rate)}
            stroke="var(--noise)"
            strokeDasharray="2 3"
          />
          <text
            x={(LEFT + RIGHT) / 2}
            y={y(reference.rate) - 4}
            textAnchor="middle"
            fill="var(--ink-3)"
          >
            {`${visibleName(reference.label)} ${displayRate(reference.rate, '')}`}
          </text>
        </g>
      )}
      {slopes.map((slope, index) => (
        <SlopeLine
          key={index}
          slope={slope}
          y={y}
          width={isNamed ? 1.75 : 1 + (5 * slope.n) / most}
          startAt={starts[index]!}
          endAt={ends[index]!}
          isNamed={isNamed}
        />
      ))}
    </svg>
  )
}

/** What an end stands for, in a line of its own: names of conditions are longer than a side is wide. */
const Head = ({ side, name, y }: { side: 'left' | 'right'; name: string; y: number }) => (
  <text x={0} y={y} fill="var(--ink)">
    <title>{visibleName(name)}</title>
    <tspan fill="var(--ink-3)">{side}: </tspan>
    <tspan fontWeight={600}>{shortName(visibleName(name), WIDTH - 36, 11)}</tspan>
  </text>
)

function SlopeLine({
  slope: { before, after, label, n },
  y,
  width,
  startAt,
  endAt,
  isNamed,
}: {
  slope: Slope
  y: (value: number) => number
  width: number
  startAt: number
  endAt: number
  isNamed: boolean
}) {
  const color = after > before ? 'var(--help)' : after < before ? 'var(--hurt)' : 'var(--noise)'
  return (
    <g>
      <title>{`${label === null ? displayCounted(n, 'pair') : visibleName(label)}: ${displayRate(before)} → ${displayRate(after)}`}</title>
      <line
        x1={LEFT}
        x2={RIGHT}
        y1={y(before)}
        y2={y(after)}
        stroke={color}
        strokeWidth={width}
        strokeDasharray={after < before ? '5 3' : undefined}
      />
      <circle
        cx={LEFT}
        cy={y(before)}
        r={3.5}
        fill="var(--page)"
        stroke={color}
        strokeWidth={1.5}
      />
      <circle cx={RIGHT} cy={y(after)} r={3.5} fill={color} />
      {isNamed && (
        <>
          <text x={LEFT - 8} y={startAt + 4} textAnchor="end" fill="var(--ink-2)">
            {displayRate(before, '')}
          </text>
          <text x={RIGHT + 8} y={endAt + 4} fill="var(--ink)">
            {displayRate(after, '')}
            <tspan dx={6} fill="var(--ink-3)">
              {shortName(visibleName(label ?? ''), NAME, 11)}
            </tspan>
          </text>
        </>
      )}
    </g>
  )
}
