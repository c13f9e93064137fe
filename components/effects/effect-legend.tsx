import { displayPoints } from '@/lib/display'
import { FULL_TINT, HATCH, tintOf } from './effect-tint'

const STEPS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]

const BOX = 'inline-block h-3 w-5 align-[-2px]'

/** What tint, hatch, weight and edges of the map mean. */
export function EffectLegend() {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-ink-2">
      <span>
        {displayPoints(-FULL_TINT).replace('.0', '')}{' '}
        {STEPS.map((step) => (
          <span key={step} aria-hidden className={BOX} style={tintOf(step * FULL_TINT)} />
        ))}{' '}
        {displayPoints(FULL_TINT, ' pp').replace('.0', '')} or more
      </span>
      <span>
        <span aria-hidden className={BOX} style={{ ...tintOf(0.1), ...HATCH }} /> interval covers 0
      </span>
      <span>
        <strong className="font-[680] text-ink">+9.9</strong> beyond noise
      </span>
      <span>
        <svg width={30} height={14} aria-hidden className="inline-block align-[-2px]">
          <line x1={4} x2={4} y2={14} stroke="var(--ink-3)" strokeWidth={2} strokeDasharray="2 2" />
          <line x1={22} x2={22} y2={14} stroke="var(--ink)" strokeWidth={2} />
        </svg>{' '}
        sign changes between neighbours: dotted; solid where both sides are beyond noise
      </span>
    </p>
  )
}
