interface IntervalBarProps {
  readonly low: number
  readonly high: number
  /** Place of a gain on the line. */
  readonly x: (value: number) => number
  readonly y: number
  readonly width: number
  readonly dash?: string
}

const OPEN = 4

/** What a difference of rates can be. */
export const clipGain = (value: number) => Math.min(1, Math.max(-1, value))

/**
 * The interval of a gain as a bar. An end beyond ±100 pp, where no difference can be, is cut there and
 * drawn open, as an arrow.
 */
export function IntervalBar({ low, high, x, y, width, dash }: IntervalBarProps) {
  const [left, right] = [x(clipGain(low)), x(clipGain(high))]
  return (
    <g strokeWidth={width} stroke="currentColor" fill="none">
      <line x1={left} x2={right} y1={y} y2={y} strokeDasharray={dash} />
      {low < -1 && <Open x={left} y={y} toward={1} />}
      {high > 1 && <Open x={right} y={y} toward={-1} />}
    </g>
  )
}

const Open = ({ x, y, toward }: { x: number; y: number; toward: 1 | -1 }) => (
  <path
    d={`M${x + toward * OPEN},${y - OPEN} L${x},${y} L${x + toward * OPEN},${y + OPEN}`}
    strokeWidth={1.25}
  >
    <title>beyond ±100 pp</title>
  </path>
)
