import { displayNamedP, displayP } from '@/lib/display'

/** A task (or one configuration of it) with its test and the correction. */
interface Tested {
  readonly p: number | null
  readonly q: number | null
  readonly isSetAside: boolean
  readonly chanceNegative: number | null
}

/** Why a test has no q on a page: the API has 1 there. */
export const WHY_NO_Q = 'could not reach the corrected level'
/** What p is, where it stands in a table. */
export const MID_P =
  'Mid-p: how often luck alone would make a larger difference, and half of how often exactly this one. — where all runs ended alike, so that nothing could differ.'

/** Runs that all ended alike, so that no split of them differs: p would be ½ of certainty. */
const couldDiffer = ({ chanceNegative }: Tested): boolean => chanceNegative !== 0

export const displayTaskP = (tested: Tested): string =>
  displayP(couldDiffer(tested) ? tested.p : null)

export const displayTaskQ = (tested: Tested): string =>
  displayP(tested.isSetAside || !couldDiffer(tested) ? null : tested.q)

/** Why there is a p and no q; null where there is one. */
export const whyNoTaskQ = (tested: Tested): string | undefined =>
  tested.p === null
    ? undefined
    : !couldDiffer(tested)
      ? 'all runs ended alike: nothing could differ'
      : tested.isSetAside
        ? WHY_NO_Q
        : undefined

/** `q = 0.015`, or why there is none; null without a test. */
export const sayTaskQ = (tested: Tested): string | null => {
  if (tested.q === null) return null
  const why = whyNoTaskQ(tested)
  return why ? `q —: ${why}` : displayNamedP('q', tested.q)
}

/** `p = 0.005`, or a dash. */
export const sayTaskP = (tested: Tested): string =>
  displayNamedP('p', couldDiffer(tested) ? tested.p : null)
