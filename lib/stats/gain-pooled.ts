import { tInterval, type Estimate, type Interval } from './interval'
import { DEFAULT_CONF, sum, zeroIfTiny } from './numeric-rules'

/** Trials of one task in one arm: how many, and the sum of their rewards. */
export interface TrialSum {
  readonly n: number
  readonly sum: number
}

export interface GainPooled extends Interval {
  readonly nTasks: number
  readonly withMean: number | null
  readonly withoutMean: number | null
  readonly delta: number | null
  readonly se: number | null
  readonly df: number | null
}

const UNKNOWN: GainPooled = {
  ...{ nTasks: 0, withMean: null, withoutMean: null, delta: null, se: null, df: null },
  ...{ lo: null, hi: null },
}

/**
 * Gain in which every trial counts once: mean over all trials with, minus mean over all without. The
 * standard error knows that trials of both arms cluster in tasks: a task's residual is its share in
 * both means, and residuals of tasks are independent. t interval with tasks − 1 degrees of freedom.
 * Tasks without trials in an arm are left out. Source: Liang & Zeger 1986; Miller 2024 §2.2.
 */
export function gainPooled(input: {
  readonly tasks: readonly { readonly with: TrialSum; readonly without: TrialSum }[]
  readonly conf?: number
}): GainPooled {
  const { conf = DEFAULT_CONF } = input
  const tasks = input.tasks.filter((task) => task.with.n > 0 && task.without.n > 0)
  if (tasks.length === 0) return UNKNOWN
  const nWith = sum(tasks.map((task) => task.with.n))
  const nWithout = sum(tasks.map((task) => task.without.n))
  const withMean = sum(tasks.map((task) => task.with.sum)) / nWith
  const withoutMean = sum(tasks.map((task) => task.without.sum)) / nWithout
  const delta = withMean - withoutMean
  const nTasks = tasks.length
  const df = nTasks - 1
  const residuals = pooledShares(tasks)
  const spread = zeroIfTiny(Math.sqrt(sum(residuals.map((e) => e * e))))
  const se = df < 1 ? null : Math.sqrt(nTasks / df) * spread
  return { nTasks, withMean, withoutMean, delta, se, df, ...tInterval(delta, se, df, conf) }
}

/** What each task adds to the deviation of the pooled gain: its share in both means. */
export function pooledShares(
  tasks: readonly { readonly with: TrialSum; readonly without: TrialSum }[],
): number[] {
  const over = (arm: 'with' | 'without') => ({
    n: sum(tasks.map((task) => task[arm].n)),
    total: sum(tasks.map((task) => task[arm].sum)),
  })
  const [after, before] = [over('with'), over('without')]
  const share = ({ n, sum: own }: TrialSum, { n: all, total }: typeof after) =>
    (own - (total / all) * n) / all
  return tasks.map((task) => share(task.with, after) - share(task.without, before))
}

/**
 * The same of one arm: mean over all its trials, whose standard error knows that they cluster in
 * tasks. From sums the estimate of `mean.cluster`. Source: as above.
 */
export function ratePooled(input: { readonly tasks: readonly TrialSum[] }): Estimate {
  const tasks = input.tasks.filter(({ n }) => n > 0)
  const n = sum(tasks.map((task) => task.n))
  if (n === 0) return { estimate: null, se: null, df: null }
  const estimate = sum(tasks.map((task) => task.sum)) / n
  const df = tasks.length - 1
  const squares = sum(tasks.map((task) => ((task.sum - estimate * task.n) / n) ** 2))
  const spread = zeroIfTiny(Math.sqrt(squares))
  return { estimate, se: df < 1 ? null : Math.sqrt(tasks.length / df) * spread, df }
}
