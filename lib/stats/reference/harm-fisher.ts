import {
  exactP,
  hasBothArms,
  hypergeometric,
  type ExactP,
  type Table,
} from '@/lib/stats/exact-tables'

export type HarmFisher = {
  readonly [Key in keyof ExactP]: number | null
} & {
  /** Two-sided p of none against all: the best that these numbers of trials can reach. */
  readonly minPTwo: number | null
}

/**
 * Fisher's exact test of one task in one configuration; `less` is harm. Conditions on the margins;
 * trials independent given the task. Null when an arm has no trials or counts are not whole.
 * Source: Fisher 1935; Lancaster 1961 (mid-p).
 */
export function harmFisher(table: Table): HarmFisher {
  if (!hasBothArms(table)) {
    return {
      ...{ pTwo: null, midPTwo: null, pLess: null, midPLess: null, midPMore: null },
      minPTwo: null,
    }
  }
  const { n1, n0 } = table
  const extreme = { x1: 0, n1, x0: n0, n0 }
  return {
    ...exactP(hypergeometric(table), table.x1),
    minPTwo: exactP(hypergeometric(extreme), 0).pTwo,
  }
}
