import { harmStratifiedExact } from './harm-stratified-exact'

/**
 * Least two-sided p that so many trials can give, whatever they show: the exact test of a task that
 * always fails with skills and never without, in every stratum. Assumes what `harmStratifiedExact`
 * does. Strata that miss an arm are skipped; none left: null. Source: Fisher 1935; Lancaster 1961.
 */
export function taskLeastP(input: {
  readonly strata: readonly { readonly n1: number; readonly n0: number }[]
}): { readonly leastPTwo: number | null; readonly leastMidPTwo: number | null } {
  const strata = input.strata.map(({ n1, n0 }) => ({ x1: 0, n1, x0: n0, n0 }))
  const { pTwo, midPTwo } = harmStratifiedExact({ strata })
  return { leastPTwo: pTwo, leastMidPTwo: midPTwo }
}
