import { memo, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { displayCost, displayCount, displayDuration, displayTokens } from '@/lib/display'
import { barValue, stepBars, type StepBar, type StepMeasure } from '@/lib/trajectory/step-bars'
import type { StepOutline } from '@/lib/trajectory/step-outline'

const MOST_BARS = 400
const HEIGHT = 28

interface StepMinimapProps {
  readonly outline: readonly StepOutline[]
  readonly measure: StepMeasure
  readonly first: number
  readonly last: number
  readonly onJump: (step: number) => void
}

const DISPLAY: Record<StepMeasure, (value: number | null) => string> = {
  duration: displayDuration,
  tokens: (value) => `${displayTokens(value)} tokens`,
  cost: displayCost,
  size: (value) => `${displayCount(value)} characters`,
}

const bars = (all: readonly StepBar[], is: (bar: StepBar) => boolean) =>
  all
    .map((bar, at) => {
      const height = Math.max(1.5, bar.height * (HEIGHT - 7))
      return is(bar) ? `M${at} ${HEIGHT}v${-height.toFixed(1)}h.8V${HEIGHT}z` : ''
    })
    .join('')

const ticks = (all: readonly StepBar[]) =>
  all
    .map((bar, at) =>
      bar.skill === null ? '' : `M${at} 0h.8v${bar.skill === 'used' ? 5 : 1.5}h-.8z`,
    )
    .join('')

/** Which bar lies under the pointer. */
const barAt = (event: PointerEvent, all: readonly StepBar[]) => {
  const box = event.currentTarget.getBoundingClientRect()
  const share = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width))
  return Math.floor(share * all.length)
}

/** The whole trajectory as a row of bars: one click, a drag, or an arrow key goes there. */
export const StepMinimap = memo(function StepMinimap(props: StepMinimapProps) {
  const { outline, measure, first, last, onJump } = props
  const [hovered, setHovered] = useState<number | null>(null)
  const all = useMemo(() => stepBars(outline, measure, MOST_BARS), [outline, measure])
  const paths = useMemo(() => drawPaths(all), [all])
  const place = (step: number) => ((step - 1) / outline.length) * all.length
  const moveBy = (event: KeyboardEvent) => {
    const by = {
      ArrowRight: 1,
      ArrowLeft: -1,
      PageDown: 20,
      PageUp: -20,
      Home: -outline.length,
      End: outline.length,
    }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onJump(Math.min(outline.length, Math.max(1, first + by)))
  }
  const follow = (event: PointerEvent) => {
    const bar = barAt(event, all)
    setHovered(bar)
    if (event.buttons === 1) onJump(all[bar]!.first)
  }
  return (
    <div className="relative">
      <svg
        role="slider"
        tabIndex={0}
        aria-label={`Steps by ${measure}`}
        aria-valuemin={1}
        aria-valuemax={outline.length}
        aria-valuenow={first}
        aria-valuetext={`step ${first} of ${outline.length}`}
        viewBox={`0 0 ${all.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        onPointerDown={(event) => onJump(all[barAt(event, all)]!.first)}
        onPointerMove={follow}
        onPointerLeave={() => setHovered(null)}
        onKeyDown={moveBy}
        className="block h-7 w-full cursor-pointer touch-none"
      >
        <rect
          x={place(first)}
          width={Math.max(all.length / 250, place(last + 1) - place(first))}
          height={HEIGHT}
          className="fill-rule"
        />
        {paths}
      </svg>
      {hovered !== null && all[hovered] && (
        <BarLabel
          bar={all[hovered]}
          share={(hovered + 0.5) / all.length}
          outline={outline}
          measure={measure}
        />
      )}
    </div>
  )
})

const drawPaths = (all: readonly StepBar[]) => (
  <>
    <path d={bars(all, (bar) => !bar.isTool && !bar.isError)} className="fill-rule-strong" />
    <path d={bars(all, (bar) => bar.isTool && !bar.isError)} className="fill-ink-3" />
    <path d={bars(all, (bar) => bar.isError)} className="fill-fail" />
    <path d={ticks(all)} className="fill-help" />
  </>
)

interface BarLabelProps {
  readonly bar: StepBar
  /** Where the bar stands, of the width. */
  readonly share: number
  readonly outline: readonly StepOutline[]
  readonly measure: StepMeasure
}

/** What the bar under the pointer stands for. */
function BarLabel({ bar, share, outline, measure }: BarLabelProps) {
  const top = outline[bar.top - 1]!
  const steps = bar.first === bar.last ? `step ${bar.first}` : `steps ${bar.first}–${bar.last}`
  const value = barValue(top, measure)
  return (
    <p
      aria-hidden
      style={share < 0.5 ? { left: `${share * 100}%` } : { right: `${(1 - share) * 100}%` }}
      className="pointer-events-none absolute top-full z-20 max-w-[320px] truncate border border-rule-strong bg-panel px-2 py-[2px] text-xs whitespace-nowrap text-ink-2 [unicode-bidi:isolate]"
    >
      {steps} · {value === null ? '' : `${DISPLAY[measure](value)} · `}
      <span className="text-ink">{top.tool ?? top.kind}</span> {top.title}
    </p>
  )
}
