import { displayCounted } from '@/lib/display'
import { harmStratifiedExact } from './harm-stratified-exact'
import { isAtMost } from './numeric-rules'

export interface TaskTestReach {
  /** q of a lone task in which every trial fails with skills and none without; null without trials. */
  readonly bestQ: number | null
  readonly canConvict: boolean | null
  /** Trials per arm and configuration from which a lone task can be convicted. */
  readonly trialsNeeded: number | null
}

const ALPHA = 0.05
const MOST_TRIALS = 100

/**
 * Can one task alone pass the correction for `nTests` tasks with these numbers of trials? From the
 * mid-p of the most extreme table: what the design allows, whatever the data say.
 */
export function reachOfTaskTest(input: {
  readonly configurations: number
  /** Trials per arm and configuration. */
  readonly trials: number
  readonly nTests: number
}): TaskTestReach {
  const { configurations, trials, nTests } = input
  const bestQ = bestQOf(configurations, trials, nTests)
  if (bestQ === null) return { bestQ, canConvict: null, trialsNeeded: null }
  let trialsNeeded: number | null = null
  for (let k = 1; k <= MOST_TRIALS && trialsNeeded === null; k++) {
    if (isAtMost(bestQOf(configurations, k, nTests) ?? 1, ALPHA)) trialsNeeded = k
  }
  return { bestQ, canConvict: isAtMost(bestQ, ALPHA), trialsNeeded }
}

function bestQOf(configurations: number, trials: number, nTests: number): number | null {
  const extreme = { x1: 0, n1: trials, x0: trials, n0: trials }
  const { midPTwo } = harmStratifiedExact({ strata: Array(configurations).fill(extreme) })
  return midPTwo === null ? null : Math.min(1, midPTwo * nTests)
}

/** The limit in a sentence; null where a lone task can be convicted. */
export function sayReach(reach: TaskTestReach, trials: number): string | null {
  if (reach.canConvict !== false) return null
  const least = reach.trialsNeeded === null ? '' : ` or run at least ${reach.trialsNeeded}`
  return `With ${displayCounted(trials, 'trial')} per arm no single task can pass the correction; pool configurations${least}.`
}
