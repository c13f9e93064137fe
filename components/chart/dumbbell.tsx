import type { ConditionKind } from '@/lib/domain/condition'
import { displayRate } from '@/lib/display'
import { CONDITION_COLOR } from '@/components/ui/condition-mark'

interface DumbbellProps {
  readonly without: number | null
  readonly with: number | null
  /** Kinds decide the hues, as everywhere. */
  readonly kinds: { readonly without: ConditionKind; readonly with: ConditionKind }
  readonly width?: number
}

const HEIGHT = 14
const RADIUS = 3.5

/** Two rates on a line from 0 to 100 %: hollow without skills, filled with. Its numbers stand beside it. */
export function Dumbbell({ without, with: with_, kinds, width = 108 }: DumbbellProps) {
  const x = (rate: number) => RADIUS + 1 + rate * (width - 2 * RADIUS - 2)
  const y = HEIGHT / 2
  const label = `from ${displayRate(without)} to ${displayRate(with_)}`
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={label}
      className="inline-block align-middle"
    >
      <line x1={0} x2={width} y1={y} y2={y} className="stroke-rule" />
      {without !== null && with_ !== null && (
        <line
          x1={x(without)}
          x2={x(with_)}
          y1={y}
          y2={y}
          className={`${CONDITION_COLOR[kinds.with]} stroke-current opacity-60`}
          strokeWidth={1.5}
        />
      )}
      {without !== null && (
        <circle
          cx={x(without)}
          cy={y}
          r={RADIUS - 0.5}
          className={`${CONDITION_COLOR[kinds.without]} fill-page stroke-current`}
          strokeWidth={1.5}
        />
      )}
      {with_ !== null && (
        <circle
          cx={x(with_)}
          cy={y}
          r={RADIUS}
          className={`${CONDITION_COLOR[kinds.with]} fill-current`}
        />
      )}
    </svg>
  )
}
