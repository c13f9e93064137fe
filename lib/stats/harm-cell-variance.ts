import { hasBothArms, type Table } from './exact-tables'
import { sum } from './numeric-rules'

/**
 * A task's gain over configurations (a proportion) with the variance that its trials give it: the
 * sum over cells of p(1 − p)/n over C², each p pulled half a trial toward ½ so that a cell that
 * always passes is not certain. Assumes independent binary trials. Strata that miss an arm are
 * skipped; none left: null. Source: binomial variance; Agresti & Caffo 2000 for the half trial.
 */
export function harmCellVariance(input: { readonly strata: readonly Table[] }): {
  readonly d: number | null
  readonly v: number | null
} {
  const strata = input.strata.filter(hasBothArms)
  const n = strata.length
  if (n === 0) return { d: null, v: null }
  const variance = (x: number, trials: number) => {
    const p = (x + 0.5) / (trials + 1)
    return (p * (1 - p)) / trials
  }
  return {
    d: sum(strata.map(({ x1, n1, x0, n0 }) => x1 / n1 - x0 / n0)) / n,
    v: sum(strata.map(({ x1, n1, x0, n0 }) => variance(x1, n1) + variance(x0, n0))) / n ** 2,
  }
}
