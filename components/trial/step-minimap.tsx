import { useMemo, type KeyboardEvent, type PointerEvent } from 'react'
import { stepBars, type StepBar, type StepMeasure } from '@/lib/domain/step-bars'
import type { StepOutline } from '@/lib/domain/step-outline'

const MOST_BARS = 400
const HEIGHT = 28

interface StepMinimapProps {
  readonly outline: readonly StepOutline[]
  readonly measure: StepMeasure
  readonly inView: { readonly first: number; readonly last: number }
  readonly onJump: (step: number) => void
}

const bars = (all: readonly StepBar[], is: (bar: StepBar) => boolean) =>
  all
    .map((bar, at) => {
      const height = Math.max(1.5, bar.height * (HEIGHT - 5))
      return is(bar) ? `M${at} ${HEIGHT}v${-height.toFixed(1)}h.8V${HEIGHT}z` : ''
    })
    .join('')

const ticks = (all: readonly StepBar[]) =>
  all.map((bar, at) => (bar.hasSkill ? `M${at - 0.6} 0h2v4h-2z` : '')).join('')

/** The whole trajectory as a row of bars: one click, or an arrow key, goes there. */
export function StepMinimap({ outline, measure, inView, onJump }: StepMinimapProps) {
  const all = useMemo(() => stepBars(outline, measure, MOST_BARS), [outline, measure])
  const paths = useMemo(
    () => ({
      tool: bars(all, (bar) => bar.isTool && !bar.isError),
      other: bars(all, (bar) => !bar.isTool && !bar.isError),
      error: bars(all, (bar) => bar.isError),
      skill: ticks(all),
    }),
    [all],
  )
  const place = (step: number) => ((step - 1) / outline.length) * all.length
  const jumpTo = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width))
    onJump(all[Math.floor(share * all.length)]!.first)
  }
  const moveBy = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, PageDown: 20, PageUp: -20 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onJump(Math.min(outline.length, Math.max(1, inView.first + by)))
  }
  return (
    <svg
      role="slider"
      tabIndex={0}
      aria-label={`Steps by ${measure}`}
      aria-valuemin={1}
      aria-valuemax={outline.length}
      aria-valuenow={inView.first}
      aria-valuetext={`step ${inView.first} of ${outline.length}`}
      viewBox={`0 0 ${all.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      onPointerDown={jumpTo}
      onPointerMove={(event) => event.buttons === 1 && jumpTo(event)}
      onKeyDown={moveBy}
      className="block h-7 w-full cursor-pointer touch-none"
    >
      <rect
        x={place(inView.first)}
        width={Math.max(all.length / 250, place(inView.last + 1) - place(inView.first))}
        height={HEIGHT}
        className="fill-rule"
      />
      <path d={paths.other} className="fill-rule-strong" />
      <path d={paths.tool} className="fill-ink-3" />
      <path d={paths.error} className="fill-fail" />
      <path d={paths.skill} className="fill-help" />
    </svg>
  )
}
