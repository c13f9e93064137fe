import { displayCount, displayCounted, displayPoints, displayRate } from '@/lib/display'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import { areFewFamilies } from './gain-family'
import { isAbove, isAtMost } from './numeric-rules'
import { detectionFactorAt } from './power-mde-t'
import { powerNeeded } from './power-needed'
import { powerNeededT } from './power-needed-t'

/** A gain that would matter: what a plan asks to see. */
const SIZEABLE_EFFECT = 0.05
/** Below so many tasks the variances are themselves uncertain. */
const FEW_TASKS = 20

export interface MoreDataInput {
  readonly nTasks: number
  /** Where the interval rests on families of tasks: how many. More data are then more families. */
  readonly nFamilies?: number
  /** Standard error and degrees of freedom of the interval shown, for other tasks. */
  readonly se: number | null
  readonly df: number | null
  /** For running the same tasks again. */
  readonly rerunSe: number | null
  /** False where every task changed by the same. */
  readonly hasSpread: boolean
  /** What is asked: a difference from none, or (one-sided 5 %) no loss beyond the target. */
  readonly question?: 'difference' | 'not_worse'
  /** Trials of a task in one arm (of one configuration), on average. */
  readonly trials: number
  /** The effect to be found, a proportion. */
  readonly target?: number
}

export interface MoreDataPlan {
  readonly nTasks: number
  /** Set where the interval rests on families of tasks. */
  readonly nFamilies: number | null
  readonly question: 'difference' | 'not_worse'
  /**
   * Smallest effect that this set-up would usually see (80 % power); of "not worse" how far the first
   * must lie above a loss of the target.
   */
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
 * the mean over several), the first being that of the interval shown: T·se² is the variance of a
 * task's difference, T·rerunSe² the part of it that is trial noise, the rest real differences between
 * tasks, which trials cannot shrink. Of families so many families stand for T, as large as these.
 * Trials as power.components with power.needed (Miller 2024 §5); the smallest effect and the tasks by
 * the noncentral t, which so few tasks need (Owen 1965).
 */
export function planMoreData(input: MoreDataInput): MoreDataPlan {
  const { nTasks, nFamilies = null, se, df, rerunSe, trials, hasSpread } = input
  const { target = SIZEABLE_EFFECT, question = 'difference' } = input
  const units = nFamilies ?? nTasks
  const isRough = nTasks < FEW_TASKS || (nFamilies !== null && areFewFamilies(nFamilies))
  const asked = { nTasks, nFamilies, question, target, isRough, hasSpread }
  // One-sided 5 % is one side of a two-sided 10 %.
  const alpha = question === 'difference' ? 0.05 : 0.1
  const factor = df === null ? null : detectionFactorAt(df, alpha)
  if (se === null || factor === null || units < 2 || !hasSpread) {
    const unknown = { mde: null, canSeeTarget: null, trialsNeeded: null, moreTrialsCanReach: null }
    const tasks = { tasksNeeded: null, tasksNeededLow: null, tasksNeededHigh: null }
    return { ...unknown, ...tasks, ...asked }
  }
  const mde = factor * se
  const tasks = powerNeededT({ nTasks: units, sd: se * Math.sqrt(units), target, alpha })
  // Families of the same mean size.
  const inTasks = (needed: number | null) =>
    needed === null || nFamilies === null ? needed : Math.ceil((needed * nTasks) / nFamilies - 1e-9)
  const variance = units * se ** 2
  const noise = rerunSe === null ? null : units * rerunSe ** 2
  const needed = powerNeeded({
    nTasks: units,
    omega2: Math.max(0, variance - (noise ?? 0)),
    sigma2With: (noise ?? 0) * trials,
    sigma2Without: 0,
    k: trials,
    ...{ target, alpha },
  })
  return {
    ...asked,
    mde,
    canSeeTarget: isAtMost(mde, target),
    trialsNeeded: noise === null ? null : needed.kNeeded,
    moreTrialsCanReach: noise === null ? null : needed.moreTrialsCanReach,
    tasksNeeded: inTasks(tasks.tasksNeeded),
    // A smaller spread needs fewer.
    tasksNeededLow: inTasks(tasks.tasksNeededLo),
    tasksNeededHigh: inTasks(tasks.tasksNeededHi),
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
  if (plan.mde === null)
    return plan.nTasks < 2
      ? 'How sure this is cannot be told from fewer than two common tasks.'
      : plan.nFamilies === 1
        ? 'What this set-up can see cannot be told: all tasks are of one family, and how families differ only others can show.'
        : 'What this set-up can see cannot be told: there is no interval for other tasks.'
  const rough = plan.isRough ? `, rough: ${sayFew(plan)}` : ''
  const begin =
    uncertainty === 'rerun'
      ? 'For other tasks, not for a re-run: with this set-up'
      : 'With this set-up'
  if (plan.question === 'not_worse') return sayNotWorse(plan, { begin, rough, isOpen })
  // Rates differ by 100 pp at most.
  const seen = isAbove(plan.mde, 1)
    ? `${begin} no effect, however large, would reliably be seen (80 % power${rough}).`
    : `${begin} an effect below ${points(plan.mde)} would usually be missed (80 % power${rough}).`
  if (!isOpen || plan.canSeeTarget) return seen
  return `${seen} To see ${points(plan.target)}: ${waysToSee(plan, sayTasks(plan))}.`
}

const sayFew = ({ nFamilies }: MoreDataPlan): string =>
  nFamilies !== null && areFewFamilies(nFamilies)
    ? `only ${displayCounted(nFamilies, 'family', 'families')}`
    : 'few tasks'

/** "Not worse" is shown where the first truly lies so far above a loss of the margin. */
function sayNotWorse(
  plan: MoreDataPlan,
  { begin, rough, isOpen }: { begin: string; rough: string; isOpen: boolean },
): string {
  const margin = points(plan.target)
  const least = plan.mde! - plan.target
  const claim = `“not worse by more than ${margin}”`
  const shown = isAbove(least, 1)
    ? `${begin} ${claim} could hardly be shown, however good the first is (80 % power${rough}).`
    : isAtMost(least, 0)
      ? `${begin} ${claim} would usually be shown of arms that are alike (80 % power${rough}).`
      : `${begin} ${claim} would usually be shown only where the first is better by ${points(least)} or more (80 % power${rough}).`
  if (!isOpen || plan.canSeeTarget) return shown
  return `${shown} To show it of arms that are alike: ${waysToSee(plan, sayTasks(plan))}.`
}

/** The rule of three: what none of n tasks does may still be done by 3/n of them (95 %). */
const sayNoSpread = (nTasks: number): string =>
  `The change is the same on every task, so there is no spread to plan from. None of ${displayCounted(nTasks, 'task')} differs; ` +
  `of all such tasks up to ${displayRate(Math.min(1, 3 / nTasks))} still may (rule of three).`

/** Beyond this ratio of its ends a range says that the number is a guess. */
const WIDE_RANGE = 5

/** `about 166 tasks (125 to 229)`; what few tasks can only guess says so. */
function sayTasks(plan: MoreDataPlan): string {
  const { nFamilies, tasksNeeded, tasksNeededLow: low, tasksNeededHigh: high } = plan
  if (tasksNeeded === null) return 'more than 100,000 tasks'
  const range = `${low === null ? '?' : displayCount(low)} to ${high === null ? 'more than 100,000' : displayCount(high)}`
  const kind = nFamilies === null ? '' : ' in families as large as these'
  const isGuess = low === null || high === null || high / low > WIDE_RANGE
  return isGuess
    ? `${displayCounted(tasksNeeded, 'task')}${kind}, but from ${sayHave(plan)} that is a guess (${range})`
    : `about ${displayCounted(tasksNeeded, 'task')}${kind} (${range})`
}

const sayHave = ({ nTasks, nFamilies }: MoreDataPlan): string =>
  nFamilies === null
    ? displayCounted(nTasks, 'task')
    : displayCounted(nFamilies, 'family', 'families')

function waysToSee({ moreTrialsCanReach, trialsNeeded }: MoreDataPlan, tasks: string): string {
  if (moreTrialsCanReach === null)
    return `needs trials, how many is unknown until some task has two, or ${tasks}`
  return trialsNeeded === null
    ? `more trials cannot help; needs ${tasks}`
    : `needs ${displayCounted(trialsNeeded, 'trial')} per task and arm, or ${tasks}`
}

const points = (effect: number) => `${displayPoints(effect).replace('+', '')} pp`
