import type { ConditionKind } from '@/lib/domain/condition'
import type { DomainGain } from '@/lib/cells/domain-gains'
import { visibleName } from '@/lib/domain/visible-text'
import type { ChartCaption } from './standalone-svg'

export interface DomainGainChartProps {
  readonly domains: readonly DomainGain[]
  readonly kinds: { readonly without: ConditionKind; readonly with: ConditionKind }
  /** What the interval is, for the axis title. */
  readonly intervalLabel: string
  /** Name of the file of an exported picture, without its ending. */
  readonly fileName: string
  readonly csvHref: string
  readonly caption: ChartCaption
  /** Where a domain's name leads, by domain; '' is where tasks without one are. */
  readonly hrefs?: ReadonlyMap<string, string>
}

export const ROW_HEIGHT = 27
const NO_DOMAIN_LABEL = 'no domain'

export const domainLabel = (domain: string | null) =>
  domain === null ? NO_DOMAIN_LABEL : visibleName(domain)

export interface GainAxis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/** A gain axis in steps of 0.2 (0.5 when wide) that holds zero, all estimates and, up to ±1, intervals. */
export function gainAxis(domains: readonly Pick<DomainGain, 'gain' | 'shrunk'>[]): GainAxis {
  const values = domains.flatMap(({ gain }) => [gain.estimate, gain.low, gain.high])
  const known = values.filter((value) => value !== null).map((v) => Math.min(1, Math.max(-1, v)))
  const least = Math.min(-0.1, ...known)
  const most = Math.max(0.1, ...known)
  const step = most - least > 1.2 ? 0.5 : 0.2
  const first = Math.floor(least / step + 1e-9)
  const last = Math.ceil(most / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
  return { low: ticks[0]!, high: ticks.at(-1)!, ticks }
}

/** Shrunk values that all equal the mean say nothing; then the sentence below the chart does. */
export const isShrinkageShown = (domains: readonly Pick<DomainGain, 'shrunk'>[]): boolean => {
  const values = domains.map(({ shrunk }) => shrunk).filter((value) => value !== null)
  return values.some((value) => Math.abs(value - values[0]!) > 1e-9)
}
