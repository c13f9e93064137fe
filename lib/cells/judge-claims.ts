import { displayCounted, displayPoints, displayPointsInterval } from '@/lib/display'
import type { ClaimName, VerdictClaims } from '@/lib/domain/verdict-claims'
import { isAtLeast } from '@/lib/stats/numeric-rules'
import type { Headline } from './make-headline'
import type { HarmCount } from './rank-harms'

/** A claim held against the numbers. */
export interface JudgedClaim {
  readonly claim: ClaimName
  readonly asked: number
  /** Null: the data cannot tell. */
  readonly found: number | null
  readonly holds: boolean | null
  readonly says: string
}

type Told = Pick<Headline, 'gain'>
type Harms = Pick<HarmCount, 'nTasks' | 'nStrong' | 'nNotTested'>

function judgeHarms(asked: number, { nTasks, nStrong, nNotTested }: Harms): JudgedClaim {
  // Without a test nothing is shown to be harmed, whatever happened.
  const nTestable = nTasks - nNotTested
  const isTested = nTestable > 0
  const others = nNotTested === 0 ? '' : ` (${nNotTested} could not be tested)`
  const harmed = `${displayCounted(nStrong, 'task is', 'tasks are')} shown to be harmed`
  return {
    ...{ claim: 'maxHarms', asked, found: isTested ? nStrong : null },
    holds: isTested ? nStrong <= asked : null,
    says: isTested
      ? `${harmed} of ${displayCounted(nTestable, 'testable task')}${others}; at most ${asked} asked.`
      : 'No task could be tested for harm.',
  }
}

function judgeGainLow(asked: number, { gain }: Told): JudgedClaim {
  const { estimate, low, high } = gain
  return {
    ...{
      claim: 'minGainLow',
      asked,
      found: low,
      holds: low === null ? null : isAtLeast(low, asked),
    },
    says:
      low === null
        ? 'The gain has no interval: too few data.'
        : `Gain ${displayPoints(estimate, ' pp')} ${displayPointsInterval(low, high)}; an interval from ${displayPoints(asked, ' pp')} on asked.`,
  }
}

const judgeTasks = (asked: number, { gain }: Told): JudgedClaim => ({
  ...{ claim: 'minTasks', asked, found: gain.nTasks, holds: gain.nTasks >= asked },
  says: `${displayCounted(gain.nTasks, 'task')} in the gain; at least ${asked} asked.`,
})

/**
 * Holds claims against an experiment’s numbers: all together hold only where each
 * does, and fail as soon as one does; null where the data cannot tell.
 */
export function judgeClaims(
  claims: VerdictClaims,
  headline: Told,
  harms: Harms,
): { readonly holds: boolean | null; readonly claims: readonly JudgedClaim[] } {
  const judged = [
    claims.maxHarms === null ? null : judgeHarms(claims.maxHarms, harms),
    claims.minGainLow === null ? null : judgeGainLow(claims.minGainLow, headline),
    claims.minTasks === null ? null : judgeTasks(claims.minTasks, headline),
  ].filter((one) => one !== null)
  const fails = judged.some(({ holds }) => holds === false)
  const isUnknown = judged.some(({ holds }) => holds === null)
  return { holds: fails ? false : isUnknown ? null : true, claims: judged }
}
