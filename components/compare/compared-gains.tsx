import type { ReactNode } from 'react'
import type { ComparedExperiments } from '@/lib/analysis/compare/compare-experiments'
import type { SideGain } from '@/lib/analysis/compare/side-gain'
import { displayNamedP, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { GainsOnOneAxis } from './gains-on-one-axis'
import { displayDifferenceInterval, sayWhole } from './compare-words'
import { Square } from './square'

/** Both gains on what both ran, and their difference, on one axis with their numbers. */
export function ComparedGains({ compared }: { compared: ComparedExperiments }) {
  const { left, right, difference } = compared
  if (!left.common || !right.common || difference?.difference === null || !difference) return null
  return (
    <div className="mt-4 grid items-start gap-x-6 gap-y-3 border-t border-rule-strong pt-4 lg:grid-cols-[1fr_420px]">
      <dl>
        <Row side="left" name={left.experiment.name} gain={left.common} />
        <Row side="right" name={right.experiment.name} gain={right.common} />
        <div className="flex h-[30px] flex-wrap items-baseline gap-x-3 border-t pt-1">
          <dt className="min-w-0 flex-1 truncate font-[600]">Difference</dt>
          <Numbers
            estimate={difference.difference}
            low={difference.lo}
            high={difference.hi}
            interval={displayDifferenceInterval}
            aside={displayNamedP('p', difference.p)}
          />
        </div>
      </dl>
      <GainsOnOneAxis
        rows={[
          { mark: 'left', ...left.common },
          { mark: 'right', ...right.common },
          {
            mark: 'difference',
            estimate: difference.difference,
            low: difference.lo,
            high: difference.hi,
          },
        ]}
      />
      <WholeAnswers sides={{ left, right }} />
    </div>
  )
}

/** What each says of all that it ran: the common tasks may be the easy ones. */
function WholeAnswers({ sides }: { sides: Pick<ComparedExperiments, 'left' | 'right'> }) {
  const told = (['left', 'right'] as const).flatMap((side) => {
    const whole = sayWhole(sides[side])
    return whole === null ? [] : [{ side, name: sides[side].experiment.name, whole }]
  })
  if (told.length === 0) return null
  return (
    <ul className="text-xs text-ink-2 lg:col-span-2">
      {told.map(({ side, name, whole }) => (
        <li key={side}>
          <Square side={side} />
          {visibleName(name)} {whole}
        </li>
      ))}
    </ul>
  )
}

const Row = ({ side, name, gain }: { side: 'left' | 'right'; name: string; gain: SideGain }) => (
  <div className="flex h-[30px] flex-wrap items-baseline gap-x-3 pt-1">
    <dt className="min-w-0 flex-1 truncate font-[550]">
      <Square side={side} />
      {visibleName(name)}
    </dt>
    <Numbers {...gain} aside={`${displayRate(gain.without, '')} → ${displayRate(gain.with)}`} />
  </div>
)

function Numbers({
  estimate,
  low,
  high,
  aside,
  interval = displayPointsInterval,
}: {
  estimate: number
  low: number | null
  high: number | null
  aside: ReactNode
  interval?: (low: number | null, high: number | null) => string
}) {
  return (
    <dd className="flex items-baseline gap-x-3 whitespace-nowrap">
      <strong className="font-[650]">{displayPoints(estimate, ' pp')}</strong>
      <span className="text-xs text-ink-3">{interval(low, high)}</span>
      <span className="w-[104px] text-right text-xs text-ink-2 max-sm:hidden">{aside}</span>
    </dd>
  )
}
