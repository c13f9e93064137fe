import {
  exactP,
  hasBothArms,
  type CountDistribution,
  type ExactP,
  type Table,
} from './exact-tables'
import { stratifiedNull } from './harm-stratified-exact'

/**
 * Least two-sided p of a task's exact test given the margins that were seen: how small it could have
 * become had the same passes fallen otherwise. It does not depend on the outcome, so that a family
 * may be chosen by it (`fdrDiscrete`). Strata that miss an arm are skipped; none left: null.
 * Source: Tarone 1990.
 */
export function taskAttainableP(input: { readonly strata: readonly Table[] }): {
  readonly attainablePTwo: number | null
  readonly attainableMidPTwo: number | null
} {
  const strata = input.strata.filter(hasBothArms)
  if (strata.length === 0) return { attainablePTwo: null, attainableMidPTwo: null }
  const { pTwo, midPTwo } = rarestP(stratifiedNull(strata))
  return { attainablePTwo: pTwo, attainableMidPTwo: midPTwo }
}

/** The p-values of the rarest outcome: both two-sided ones rise with the probability of what is seen. */
export function rarestP(null_: CountDistribution): ExactP {
  let rarest = 0
  null_.p.forEach((p, i) => {
    if (p < null_.p[rarest]!) rarest = i
  })
  return exactP(null_, null_.first + rarest)
}
