import { linearTicks, scaleOf } from '@/components/chart/ticks'
import { WideAndNarrow } from '@/components/chart/wide-and-narrow'
import { shortName } from '@/components/chart/short-name'
import type { DoseLine, DoseResponse } from '@/lib/cells/effects/dose-response'
import { displayCount, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

interface Line extends DoseLine {
  readonly dash: string | undefined
}

/** Families of models are told apart by their strokes. */
const DASHES = [undefined, '5 3', '2 3']
/** More names than these would lie on one another: then only lines beyond noise have one. */
const MOST_NAMES = 14

const TONES = { help: 'text-help', hurt: 'text-hurt' }
const toneOf = ({ beyond }: DoseLine) => (beyond ? TONES[beyond] : 'text-noise')

/** Tokens of skill text against the share solved, a line a model; the length with the highest rate is filled. */
export function DoseChart({ doses }: { doses: readonly DoseResponse[] }) {
  const lines = doses.flatMap((dose, at) =>
    dose.lines.map((line): Line => ({ ...line, dash: DASHES[at % DASHES.length] })),
  )
  return (
    <WideAndNarrow
      wide={<Plot lines={lines} width={680} names={190} />}
      narrow={<Plot lines={lines} width={344} names={128} />}
    />
  )
}

const HEIGHT = 330

function Plot({ lines, width, names }: { lines: readonly Line[]; width: number; names: number }) {
  const points = lines.flatMap((line) => line.points)
  const plot = { left: 34, right: width - names, top: 26, bottom: HEIGHT - 58 }
  const yTicks = linearTicks(0, Math.max(0.1, ...points.map(({ rate }) => rate)), 5)
  const y = scaleOf(yTicks, [plot.bottom, plot.top])
  const most = Math.max(...points.map(({ tokens }) => tokens))
  const x = (tokens: number) =>
    plot.left + 10 + Math.sqrt(tokens / most) * (plot.right - plot.left - 20)
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label="Tokens of skill text against success">
      <g fontSize={11} fill="var(--ink-3)">
        <text x={0} y={12}>
          % solved
        </text>
        {yTicks.map((tick) => (
          <g key={tick}>
            <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} stroke="var(--rule)" />
            <text x={plot.left - 6} y={y(tick) + 4} textAnchor="end">
              {Math.round(tick * 100)}
            </text>
          </g>
        ))}
        <Sizes points={points} x={x} bottom={plot.bottom} />
        <text x={plot.left} y={HEIGHT - 4}>
          tokens of skill text, square-root scale
        </text>
      </g>
      {lines.map((line) => (
        <Path key={line.column} line={line} x={x} y={y} />
      ))}
      <Names lines={lines} y={y} left={plot.right + 6} width={names - 6} />
    </svg>
  )
}

/** Room of a number and of a name below the axis. */
const NUMBER = 38
const NAME = 64
/** Of more sizes than these a few names, cut short, would say nothing. */
const MOST_NAMED_SIZES = 8
const BEFORE = { start: 0, middle: 0.5, end: 1 } as const

/** The sizes that occur, each with the name of its condition, where there is room beside those before. */
function Sizes({
  points,
  x,
  bottom,
}: {
  points: readonly DoseLine['points'][number][]
  x: (tokens: number) => number
  bottom: number
}) {
  const sizes = [...new Map(points.map(({ tokens, arm }) => [tokens, arm]))].sort(
    ([a], [b]) => a - b,
  )
  const shown: (readonly [tokens: number, arm: string])[] = []
  for (const size of sizes) {
    const before = shown.at(-1)
    if (!before || x(size[0]) - x(before[0]) > NUMBER) shown.push(size)
  }
  let end = -Infinity
  return shown.map(([tokens, arm], at) => {
    const anchor = at === shown.length - 1 ? 'end' : at === 0 ? 'start' : 'middle'
    const start = x(tokens) - NAME * BEFORE[anchor]
    const hasRoom = sizes.length <= MOST_NAMED_SIZES && start >= end + 4
    if (hasRoom) end = start + NAME
    return (
      <text key={tokens} x={x(tokens)} y={bottom + 16} textAnchor={anchor}>
        {displayCount(Math.round(tokens))}
        {hasRoom && (
          <tspan x={x(tokens)} dy={14}>
            {shortName(visibleName(arm), NAME, 11)}
          </tspan>
        )}
      </text>
    )
  })
}

function Path({
  line,
  x,
  y,
}: {
  line: Line
  x: (tokens: number) => number
  y: (rate: number) => number
}) {
  const best = line.points.reduce((a, b) => (b.rate > a.rate ? b : a))
  return (
    <g className={toneOf(line)} stroke="currentColor" fill="none">
      <polyline
        points={line.points.map(({ tokens, rate }) => `${x(tokens)},${y(rate)}`).join(' ')}
        strokeWidth={line.beyond ? 2 : 1.25}
        strokeDasharray={line.dash}
      />
      {line.points.map((point) => (
        <circle
          key={point.arm}
          cx={x(point.tokens)}
          cy={y(point.rate)}
          r={point === best ? 4.5 : 2.5}
          fill={point === best ? 'currentColor' : 'var(--page)'}
        >
          <title>{`${visibleName(line.column)}, ${visibleName(point.arm)}: ${displayRate(point.rate)}`}</title>
        </circle>
      ))}
    </g>
  )
}

const ROW = 15

/** Names at the right ends, moved apart from the top where they would lie on one another. */
function Names({
  lines,
  y,
  left,
  width,
}: {
  lines: readonly Line[]
  y: (rate: number) => number
  left: number
  width: number
}) {
  const named = lines.length > MOST_NAMES ? lines.filter(({ beyond }) => beyond) : lines
  const ends = named
    .map((line) => ({ line, rate: line.points.at(-1)!.rate }))
    .sort((a, b) => b.rate - a.rate)
    .slice(0, MOST_NAMES)
  const places = ends.reduce<number[]>(
    (above, { rate }) => [...above, Math.max(y(rate) + 4, (above.at(-1) ?? -Infinity) + ROW)],
    [],
  )
  // A pile at the bottom is pushed up again.
  const over = Math.max(0, (places.at(-1) ?? 0) - (HEIGHT - 40))
  return ends.map(({ line, rate }, at) => (
    <text
      key={line.column}
      x={left}
      y={places[at]! - over * ((at + 1) / ends.length)}
      fontSize={11}
      fill="currentColor"
      className={toneOf(line)}
      fontWeight={line.beyond ? 600 : 400}
    >
      <title>{visibleName(line.column)}</title>
      {shortName(visibleName(line.column), width - (line.beyond ? 52 : 40), 11)}{' '}
      {displayRate(rate, '')}
    </text>
  ))
}
