import { fairBinomial } from './exact-tables'
import { signOf } from './numeric-rules'
import { chi2Sf } from './chi-square-and-f'

export interface InteractionGailSimon {
  readonly qPositive: number
  readonly qNegative: number
  readonly stat: number
  readonly p: number
}

/**
 * Does the sign of the effect really change between models? Likelihood-ratio test of a qualitative
 * interaction. Assumes independent effects: with shared tasks it is approximate.
 * Source: Gail & Simon 1985.
 */
export function interactionGailSimon(input: {
  /** Effect of each model and its standard error. */
  readonly d: readonly number[]
  readonly se: readonly number[]
}): InteractionGailSimon {
  const q = (sign: 1 | -1) =>
    input.d.reduce(
      (total, effect, i) =>
        signOf(effect) === sign ? total + (effect / input.se[i]!) ** 2 : total,
      0,
    )
  const qPositive = q(1)
  const qNegative = q(-1)
  const stat = Math.min(qPositive, qNegative)
  return { qPositive, qNegative, stat, p: stat === 0 ? 1 : tail(stat, input.d.length - 1) }
}

/** Σ over h of Bin(h; n, ½) · P(χ²_h ≥ stat), h from 1. */
const tail = (stat: number, n: number): number =>
  fairBinomial(n).p.reduce((total, p, h) => (h === 0 ? 0 : total + p * chi2Sf(stat, h)), 0)
