import { tInterval } from '@/lib/stats/interval'
import { DEFAULT_CONF, mean, sampleSd, sum, zeroIfTiny } from '@/lib/stats/numeric-rules'

export interface MeanCluster {
  readonly mean: number | null
  readonly nTrials: number
  readonly nTasks: number
  /** Standard error if trials were independent, which they are not: for contrast only. */
  readonly seIid: number | null
  readonly seClusterCr0: number | null
  readonly seCluster: number | null
  readonly lo: number | null
  readonly hi: number | null
}

/**
 * Mean over trials with a standard error that knows that trials cluster in tasks; t interval with
 * tasks − 1 degrees of freedom. Source: Liang & Zeger 1986; Miller 2024, arXiv:2411.00640.
 */
export function meanCluster(input: {
  readonly tasks: readonly (readonly number[])[]
  readonly conf?: number
}): MeanCluster {
  const { conf = DEFAULT_CONF } = input
  const tasks = input.tasks.filter((rewards) => rewards.length > 0)
  const rewards = tasks.flat()
  const n = rewards.length
  const groups = tasks.length
  const centre = mean(rewards)
  const sd = sampleSd(rewards)
  let seClusterCr0: number | null = null
  let seCluster: number | null = null
  if (centre !== null && groups >= 2) {
    const residuals = tasks.map((task) => sum(task.map((reward) => reward - centre)))
    const root = zeroIfTiny(Math.sqrt(sum(residuals.map((e) => e * e))))
    seClusterCr0 = root / n
    seCluster = (Math.sqrt(groups / (groups - 1)) * root) / n
  }
  return {
    mean: centre,
    nTrials: n,
    nTasks: groups,
    seIid: sd === null ? null : sd / Math.sqrt(n),
    seClusterCr0,
    seCluster,
    ...tInterval(centre, seCluster, groups - 1, conf),
  }
}
