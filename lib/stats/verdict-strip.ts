import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { Verdict } from '@/lib/domain/gain'
import { UNCERTAINTIES, type Uncertainty } from '@/lib/domain/uncertainty'
import { WEIGHTINGS, type Weighting } from '@/lib/domain/weighting'
import { signOf } from './numeric-rules'
import { verdictGain } from './verdict-gain'

const CONFIGURATION_SETS = ['default', 'all'] as const

/** The headline gain counted in one of the possible ways, with both pairs of its limits. */
export interface StripCell {
  readonly configurations: (typeof CONFIGURATION_SETS)[number]
  readonly policy: ErrorPolicy
  readonly uncertainty: Uncertainty
  readonly weighting: Weighting
  readonly estimate: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly lo90: number | null
  readonly hi90: number | null
}

export interface VerdictStrip {
  readonly rows: readonly {
    readonly key: string
    readonly verdict: Verdict | null
    readonly estimate: number | null
  }[]
  readonly counts: {
    readonly helps: number
    readonly hurts: number
    readonly noSizeableEffect: number
    readonly cannotTell: number
    readonly none: number
  }
  readonly n: number
  readonly minEstimate: number | null
  readonly maxEstimate: number | null
  readonly signChanges: boolean
  /** Ways whose verdict is that of the first row, that row included. */
  readonly sameAsFirst: number
}

/**
 * The verdict under every way of counting: configurations, error policy, uncertainty, weight, in
 * this order with the last fastest. Shows whether a conclusion hangs on one choice; the ways are not
 * independent, so their count is no probability.
 * Source: specification curve, Simonsohn, Simmons & Nelson 2020.
 */
export function verdictStrip(input: {
  readonly cells: readonly StripCell[]
  readonly margin?: number
}): VerdictStrip {
  const rows = input.cells
    .map((cell) => ({ cell, place: placeOf(cell) }))
    .sort((a, b) => a.place - b.place)
    .map(({ cell }) => ({
      key: [cell.configurations, cell.policy, cell.uncertainty, cell.weighting].join('/'),
      verdict: verdictGain({ ...cell, margin: input.margin }).verdict,
      estimate: cell.estimate,
    }))
  const count = (verdict: Verdict | null) => rows.filter((row) => row.verdict === verdict).length
  const estimates = rows.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]))
  const minEstimate = estimates.length === 0 ? null : Math.min(...estimates)
  const maxEstimate = estimates.length === 0 ? null : Math.max(...estimates)
  return {
    rows,
    counts: {
      helps: count('helps'),
      hurts: count('hurts'),
      noSizeableEffect: count('no_sizeable_effect'),
      cannotTell: count('cannot_tell'),
      none: count(null),
    },
    n: rows.length,
    ...{ minEstimate, maxEstimate },
    signChanges: signOf(minEstimate ?? 0) < 0 && signOf(maxEstimate ?? 0) > 0,
    sameAsFirst: rows.length === 0 ? 0 : count(rows[0]!.verdict),
  }
}

/** Place among all ways of counting. */
const placeOf = ({ configurations, policy, uncertainty, weighting }: StripCell): number =>
  [
    [CONFIGURATION_SETS.indexOf(configurations), CONFIGURATION_SETS.length],
    [ERROR_POLICIES.indexOf(policy), ERROR_POLICIES.length],
    [UNCERTAINTIES.indexOf(uncertainty), UNCERTAINTIES.length],
    [WEIGHTINGS.indexOf(weighting), WEIGHTINGS.length],
  ].reduce((place, [at, of]) => place * of! + at!, 0)
