import { displayCount, displayCounted, displayPoints, displayRate } from '@/lib/display'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { isAbove, isAtMost } from './numeric-rules'
import { detectionFactor } from './power-mde-t'
import { powerNeeded } from './power-needed'
import { powerNeededT } from './power-needed-t'

/** A gain that would matter: what a plan asks to see. */
const SIZEABLE_EFFECT = 0.05
/** Below so many tasks the variances are themselves uncertain. */
const FEW_TASKS = 20

export interface MoreDataInput {
  readonly nTasks: number
  /** Standard error of the gain over tasks, and for running the same tasks again. */
  readonly se: number | null
  readonly rerunSe: number | null
  /** Trials of a task in one arm (of one configuration), on average. */
  readonly trials: number
  /** The effect to be found, a proportion. */
  readonly target?: number
}

export interface MoreDataPlan {
  readonly nTasks: number
  /** Smallest effect that this set-up would usually see (80 % power). */
  readonly mde: number | null
  readonly target: number
  readonly canSeeTarget: boolean | null
  /** Trials per task and arm that would do; null when none would, or when it is unknown. */
  readonly trialsNeeded: number | null
  /** Null when no task has two trials, so that the noise of a trial is unknown. */
  readonly moreTrialsCanReach: boolean | null
  /** Tasks that would usually find the target; null is none known, or more than 100,000. */
  readonly tasksNeeded: number | null
  /** The same at both limits of the spread, which so few tasks only estimate. */
  readonly tasksNeededLow: number | null
  readonly tasksNeededHigh: number | null
  /** Few tasks: the plan is rough. */
  readonly isRough: boolean
  /** False where every task changed by the same: then there is nothing to plan from. */
  readonly hasSpread: boolean
}

/**
 * What more data would show, from the two standard errors of any paired gain (one configuration, or
 * the mean over several): T·se² is the variance of a task's difference, T·rerunSe² the part of it
 * that is trial noise, the rest real differences between tasks, which trials cannot shrink.
 * Trials as power.components with power.needed (Miller 2024 §5); the smallest effect and the tasks by
 * the noncentral t, which so few tasks need (Owen 1965).
 */
export function planMoreData(input: MoreDataInput): MoreDataPlan {
  const { nTasks, se, rerunSe, trials, target = SIZEABLE_EFFECT } = input
  const isRough = nTasks < FEW_TASKS
  const hasSpread = se !== 0
  if (se === null || nTasks < 2 || !hasSpread) {
    const unknown = { mde: null, canSeeTarget: null, trialsNeeded: null, moreTrialsCanReach: null }
    const tasks = { tasksNeeded: null, tasksNeededLow: null, tasksNeededHigh: null }
    return { ...unknown, ...tasks, nTasks, target, isRough, hasSpread }
  }
  const mde = detectionFactor(nTasks)! * se
  const tasks = powerNeededT({ nTasks, sd: se * Math.sqrt(nTasks), target })
  const variance = nTasks * se ** 2
  const noise = rerunSe === null ? null : nTasks * rerunSe ** 2
  const needed = powerNeeded({
    nTasks,
    omega2: Math.max(0, variance - (noise ?? 0)),
    sigma2With: (noise ?? 0) * trials,
    sigma2Without: 0,
    k: trials,
    target,
  })
  return {
    nTasks,
    mde,
    target,
    canSeeTarget: isAtMost(mde, target),
    trialsNeeded: noise === null ? null : needed.kNeeded,
    moreTrialsCanReach: noise === null ? null : needed.moreTrialsCanReach,
    tasksNeeded: tasks.tasksNeeded,
    // A smaller spread needs fewer.
    tasksNeededLow: tasks.tasksNeededLo,
    tasksNeededHigh: tasks.tasksNeededHi,
    isRough,
    hasSpread,
  }
}

/**
 * The plan in a sentence or two, as it stands under a headline. It is always about other tasks: beside
 * an interval for a re-run it says so. What more data it takes is said only where the verdict is open.
 */
export function sayMoreData(
  plan: MoreDataPlan,
  { uncertainty = 'new_tasks', isOpen }: { uncertainty?: Uncertainty; isOpen: boolean },
): string {
  if (!plan.hasSpread) return sayNoSpread(plan.nTasks)
  if (plan.mde === null) return 'How sure this is cannot be told from fewer than two common tasks.'
  const rough = plan.isRough ? ', rough: few tasks' : ''
  const begin =
    uncertainty === 'rerun'
      ? 'For other tasks, not for a re-run: with this set-up'
      : 'With this set-up'
  // Rates differ by 100 pp at most.
  const seen = isAbove(plan.mde, 1)
    ? `${begin} no effect, however large, would reliably be seen (80 % power${rough}).`
    : `${begin} an effect below ${points(plan.mde)} would usually be missed (80 % power${rough}).`
  if (!isOpen || plan.canSeeTarget) return seen
  return `${seen} To see ${points(plan.target)}: ${waysToSee(plan, sayTasks(plan))}.`
}

/** The rule of three: what none of n tasks does may still be done by 3/n of them (95 %). */
const sayNoSpread = (nTasks: number): string =>
  `The change is the same on every task, so there is no spread to plan from. None of ${displayCounted(nTasks, 'task')} differs; ` +
  `of all such tasks up to ${displayRate(Math.min(1, 3 / nTasks))} still may (rule of three).`

/** Beyond this ratio of its ends a range says that the number is a guess. */
const WIDE_RANGE = 5

/** `about 166 tasks (125 to 229)`; what few tasks can only guess says so. */
function sayTasks(plan: MoreDataPlan): string {
  const { nTasks, tasksNeeded, tasksNeededLow: low, tasksNeededHigh: high } = plan
  if (tasksNeeded === null) return 'more than 100,000 tasks'
  const range = `${low === null ? '?' : displayCount(low)} to ${high === null ? 'more than 100,000' : displayCount(high)}`
  const isGuess = low === null || high === null || high / low > WIDE_RANGE
  return isGuess
    ? `${displayCounted(tasksNeeded, 'task')}, but from ${displayCounted(nTasks, 'task')} that is a guess (${range})`
    : `about ${displayCounted(tasksNeeded, 'task')} (${range})`
}

function waysToSee({ moreTrialsCanReach, trialsNeeded }: MoreDataPlan, tasks: string): string {
  if (moreTrialsCanReach === null)
    return `needs trials, how many is unknown until some task has two, or ${tasks}`
  return trialsNeeded === null
    ? `more trials cannot help; needs ${tasks}`
    : `needs ${displayCounted(trialsNeeded, 'trial')} per task and arm, or ${tasks}`
}

const points = (effect: number) => `${displayPoints(effect).replace('+', '')} pp`
