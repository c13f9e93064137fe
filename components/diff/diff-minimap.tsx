import { memo, useMemo, type KeyboardEvent, type PointerEvent } from 'react'
import { rowBars, type BarKind } from '@/lib/diff/row-bars'
import type { DiffRow } from '@/lib/diff/diff-row'

const MOST_BARS = 600
const HEIGHT = 14

const FILL: Record<BarKind, string> = {
  equal: 'fill-rule-strong',
  changed: 'fill-diff-changed stroke-rule-strong',
  moved: 'fill-ink-3',
  parted: 'fill-diff-word-left',
  left: 'fill-diff-word-left',
  right: 'fill-diff-word-right',
}

interface DiffMinimapProps {
  readonly rows: readonly DiffRow[]
  readonly parting: number | null
  /** First and last row in view. */
  readonly first: number
  readonly last: number
  readonly onJump: (row: number) => void
}

/** The whole diff as one bar in the colours of its rows; a click or an arrow key goes there. */
export const DiffMinimap = memo(function DiffMinimap(props: DiffMinimapProps) {
  const { rows, parting, first, last, onJump } = props
  const jumpTo = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width))
    onJump(Math.floor(share * rows.length))
  }
  const moveBy = (event: KeyboardEvent) => {
    const by = {
      ArrowRight: 1,
      ArrowLeft: -1,
      PageDown: 20,
      PageUp: -20,
      Home: -rows.length,
      End: rows.length,
    }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onJump(Math.min(rows.length - 1, Math.max(0, first + by)))
  }
  return (
    <svg
      role="slider"
      tabIndex={0}
      aria-label="The whole diff"
      aria-valuemin={1}
      aria-valuemax={rows.length}
      aria-valuenow={first + 1}
      aria-valuetext={`row ${first + 1} of ${rows.length}`}
      viewBox={`0 -4 ${rows.length} ${HEIGHT + 8}`}
      preserveAspectRatio="none"
      onPointerDown={jumpTo}
      onPointerMove={(event) => event.buttons === 1 && jumpTo(event)}
      onKeyDown={moveBy}
      className="block h-[22px] w-full cursor-pointer touch-none [&_path]:[vector-effect:non-scaling-stroke]"
    >
      <Bars rows={rows} />
      {parting !== null && (
        <path d={`M${parting + 0.5} -4V${HEIGHT + 4}`} className="stroke-ink" strokeWidth={2} />
      )}
      <path
        d={`M${first} ${HEIGHT + 3}H${Math.max(last + 1, first + rows.length / 200)}`}
        className="stroke-ink-3"
        strokeWidth={2}
      />
    </svg>
  )
})

/** What does not change while one scrolls. */
const Bars = memo(function Bars({ rows }: { rows: readonly DiffRow[] }) {
  const bars = useMemo(() => rowBars(rows, MOST_BARS), [rows])
  const path = (kind: BarKind, top = 0, height = HEIGHT) =>
    bars
      .filter((bar) => bar.kind === kind)
      .map((bar) => `M${bar.from} ${top}H${bar.to + 1}v${height}H${bar.from}z`)
      .join('')
  return (
    <>
      {(['equal', 'changed', 'moved', 'left', 'right'] as const).map((kind) => (
        <path key={kind} d={path(kind)} className={FILL[kind]} strokeWidth={0.5} />
      ))}
      <path d={path('parted', 0, HEIGHT / 2)} className="fill-diff-word-left" />
      <path d={path('parted', HEIGHT / 2, HEIGHT / 2)} className="fill-diff-word-right" />
    </>
  )
})
