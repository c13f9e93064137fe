import { areEqual } from '@/lib/stats/numeric-rules'
import type { TrialBrief } from './list-task-trials'

/** Two trials worth setting side by side, and why these. */
export interface TrialPair {
  readonly left: string
  readonly right: string
  readonly reason: string
}

/** What the choice looks at. */
export type PairTrial = Pick<
  TrialBrief,
  'uid' | 'status' | 'reward' | 'hasTrajectory' | 'stepCount'
>

const passes = (trial: PairTrial) => trial.reward !== null && trial.reward >= 1
const canTell = (trial: PairTrial) =>
  trial.hasTrajectory && trial.status !== 'infra_error' && trial.reward !== null

const meanReward = (trials: readonly PairTrial[]): number | null => {
  const known = trials.filter((trial) => trial.reward !== null)
  return known.length ? known.reduce((sum, trial) => sum + trial.reward!, 0) / known.length : null
}

/** The lowest or highest reward first; among equals the shorter trajectory, which is read sooner. */
const byReward = (sign: 1 | -1) => (one: PairTrial, two: PairTrial) =>
  sign * (one.reward! - two.reward!) ||
  (one.stepCount ?? Infinity) - (two.stepCount ?? Infinity) ||
  one.uid.localeCompare(two.uid)

/**
 * The most telling pair of two arms of one task and configuration: where skills hurt, a failing
 * trial with them against a passing one without; where they help, the reverse; where the arms are
 * even, one of each that differ most. Without and with are left and right. Null when an arm has no
 * trajectory to show.
 */
export function choosePair(
  without: readonly PairTrial[],
  withSkills: readonly PairTrial[],
): TrialPair | null {
  const left = without.filter(canTell)
  const right = withSkills.filter(canTell)
  if (left.length === 0 || right.length === 0) return null
  const difference = meanReward(right)! - meanReward(left)!
  const hurts = difference < 0 && !areEqual(difference, 0)
  const best = [...(hurts ? left : right)].sort(byReward(-1))[0]!
  const worst = [...(hurts ? right : left)].sort(byReward(1))[0]!
  const pair = hurts ? { left: best.uid, right: worst.uid } : { left: worst.uid, right: best.uid }
  if (best.reward === worst.reward) {
    return { ...pair, reason: 'both arms end alike; the two shortest trials' }
  }
  const [bestWord, worstWord] =
    passes(best) && !passes(worst) ? ['passing', 'failing'] : ['best', 'worst']
  // What the two show is said, not why: one configuration's rates are no test of the task.
  const [one, other] = hurts ? ['with skills', 'without'] : ['without skills', 'with']
  const start = areEqual(difference, 0) ? 'the arms are even: ' : ''
  return {
    ...pair,
    reason: `${start}${article(worstWord)} trial ${one} beside ${article(bestWord)} one ${other}`,
  }
}

/** There is one best, and there may be several that fail. */
const article = (word: string) => `${word === 'best' || word === 'worst' ? 'the' : 'a'} ${word}`

/** No skills against curated ones first, then no skills against others, then any two conditions. */
function contrast(one: TrialBrief, two: TrialBrief): 0 | 1 | 2 {
  const kinds = [one.conditionKind, two.conditionKind]
  if (!kinds.includes('no_skills')) return 0
  return kinds.includes('curated') ? 2 : 1
}

/**
 * The trial to set beside this one: same configuration under another condition before another
 * configuration, without skills against with skills before two kinds of skills, another outcome
 * before the same, and a trajectory always.
 */
export function chooseCounterpart(
  trial: TrialBrief,
  all: readonly TrialBrief[],
): { trial: TrialBrief; reason: string } | null {
  const score = (other: TrialBrief) =>
    (other.configurationKey === trial.configurationKey ? 32 : 0) +
    (other.conditionKey === trial.conditionKey ? 0 : 16) +
    (other.status === 'infra_error' ? 0 : 8) +
    contrast(trial, other) * 2 +
    (passes(other) === passes(trial) ? 0 : 1)
  const others = all.filter((other) => other.uid !== trial.uid && other.hasTrajectory)
  const [best] = others.sort(
    (one, two) => score(two) - score(one) || one.uid.localeCompare(two.uid),
  )
  if (!best) return null
  const same = best.configurationKey === trial.configurationKey
  const what =
    best.conditionKey === trial.conditionKey ? 'same condition' : `with ${best.conditionLabel}`
  return { trial: best, reason: `${what}, ${same ? 'same configuration' : 'other configuration'}` }
}
