import { tInterval } from './interval'
import { cellsOf, rerunVariance, type Moments } from './moments'
import { DEFAULT_CONF, mean, sampleSd } from './numeric-rules'

export interface MeanTask {
  readonly mean: number | null
  readonly se: number | null
  readonly df: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly nTasks: number
  readonly nTrials: number
  /** Mean over trials: differs from `mean` when tasks were run unequally often. */
  readonly pooledMean: number | null
  /** Standard error for running the same tasks again; null when no task has two trials. */
  readonly rerunSe: number | null
}

/**
 * Headline rate: mean over tasks of the task's mean reward, with a t interval for new tasks of the
 * same kind (tasks are a sample). Empty tasks are dropped. Source: Miller 2024, arXiv:2411.00640.
 */
export const meanTask = (input: {
  /** Rewards of each task. */
  readonly tasks: readonly (readonly number[])[]
  readonly conf?: number
}): MeanTask => meanTaskCells({ cells: cellsOf(input.tasks), conf: input.conf })

/** The same from moments of cells, where single rewards are not kept. */
export function meanTaskCells(input: {
  readonly cells: readonly Moments[]
  readonly conf?: number
}): MeanTask {
  const { cells, conf = DEFAULT_CONF } = input
  const nTasks = cells.length
  const means = cells.map((cell) => cell.mean)
  const sd = sampleSd(means)
  const se = sd === null ? null : sd / Math.sqrt(nTasks)
  const df = nTasks === 0 ? null : nTasks - 1
  const estimate = mean(means)
  const nTrials = cells.reduce((total, cell) => total + cell.n, 0)
  const rewardSum = cells.reduce((total, cell) => total + cell.n * cell.mean, 0)
  const rerun = rerunVariance(cells)
  return {
    mean: estimate,
    se,
    df,
    ...tInterval(estimate, se, df, conf),
    nTasks,
    nTrials,
    pooledMean: nTrials === 0 ? null : rewardSum / nTrials,
    rerunSe: rerun === null ? null : Math.sqrt(rerun) / nTasks,
  }
}
