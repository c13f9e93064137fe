import {
  convolve,
  exactP,
  hasBothArms,
  hypergeometric,
  type CountDistribution,
  type ExactP,
  type Table,
} from './exact-tables'

export type HarmStratifiedExact = { readonly [Key in keyof ExactP]: number | null }

const UNKNOWN: HarmStratifiedExact = {
  ...{ pTwo: null, midPTwo: null, pLess: null, midPLess: null, midPMore: null },
}

/**
 * Exact test of a task over configurations, one stratum each: the sum of passes with skills given
 * all margins. The default test of the task list; `less` is harm. Strata that miss an arm are
 * skipped; none left: null. Source: Gart 1970; Agresti 2002 §6.7.
 */
export function harmStratifiedExact({
  strata,
}: {
  readonly strata: readonly Table[]
}): HarmStratifiedExact {
  const usable = strata.filter(hasBothArms)
  if (usable.length === 0) return UNKNOWN
  const observed = usable.reduce((total, stratum) => total + stratum.x1, 0)
  return exactP(stratifiedNull(usable), observed)
}

/** Distribution of the passes with skills over all strata when skills do nothing. */
export const stratifiedNull = (strata: readonly Table[]): CountDistribution =>
  strata.map(hypergeometric).reduce(convolve, { first: 0, p: Float64Array.of(1) })
