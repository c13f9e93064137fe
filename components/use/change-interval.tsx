import type { UseFound } from '@/lib/cells/use-change'
import { displayChange, displayChangeInterval, sayChange } from '@/lib/cells/use-words'

const HEIGHT = 14
/** The line ends at a quarter and at four times: logarithmic, so that half and twice are as far. */
const MOST = Math.log(4)

const clipped = (log: number) => Math.min(MOST, Math.max(-MOST, log))

/** A relative change with its interval on a line from ÷4 to ×4. Its numbers stand beside it. */
export function ChangeInterval({
  change,
  width = 120,
  isTold = sayChange(change) !== 'can’t tell yet',
}: {
  change: Pick<UseFound, 'change' | 'changeLow' | 'changeHigh'>
  /** Whether it is said to be more or less; absent: as its interval says. */
  isTold?: boolean
  width?: number
}) {
  const x = (relative: number) =>
    3 + ((clipped(Math.log1p(relative)) + MOST) / (2 * MOST)) * (width - 6)
  const y = HEIGHT / 2
  const { changeLow: low, changeHigh: high } = change
  const tone = isTold ? 'text-ink' : 'text-noise'
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`change ${displayChange(change.change)} ${displayChangeInterval(change)}`}
      className={`inline-block align-middle ${tone}`}
    >
      <line x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} className="stroke-rule-strong" />
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={y} y2={y} strokeWidth={1.5} stroke="currentColor" />
      )}
      {change.change !== null && (
        <circle cx={x(change.change)} cy={y} r={3} className="fill-current" />
      )}
    </svg>
  )
}
