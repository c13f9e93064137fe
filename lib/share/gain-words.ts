import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import type { Gain } from '@/lib/domain/gain'
import type { Line } from './document'

/** A gain with its interval and what it stands on: `+16.6 pp [+11.7, +21.5]`. */
export const gainText = ({
  estimate,
  low,
  high,
}: Pick<Gain, 'estimate' | 'low' | 'high'>): string =>
  estimate === null
    ? displayPoints(null)
    : `${displayPoints(estimate, ' pp')} ${low === null ? '(no interval)' : displayPointsInterval(low, high)}`

export const basisText = (gain: Gain): string =>
  `${sayTasks(gain)}, ${displayCounted(gain.nTrials, 'trial')}`

interface Rates {
  readonly without: number | null
  readonly with: number | null
  readonly gain: Gain
}

interface Sides {
  readonly without: { readonly label: string }
  readonly with: { readonly label: string }
}

/** Both rates and the gain in a line. */
export const ratesLine = (rates: Rates, sides: Sides): Line => [
  `${displayRate(rates.without)} ${sides.without.label} → ${displayRate(rates.with)} ${sides.with.label}: `,
  { strong: displayPoints(rates.gain.estimate, ' pp') },
  ` ${rates.gain.low === null ? '(no interval)' : displayPointsInterval(rates.gain.low, rates.gain.high)}`,
]

/** `Claude Code · model · high`, as far as it is known. */
export const configurationName = (one: {
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
}): string =>
  [one.harness, one.model, one.effort].filter((part) => part !== null).join(' · ') || 'unknown'
