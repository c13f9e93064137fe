import { tInterval, tTest } from './interval'
import { DEFAULT_CONF, mean, sum, zeroIfTiny } from './numeric-rules'

export interface GainFamily {
  readonly nTasks: number
  readonly nFamilies: number
  readonly mean: number | null
  readonly se: number | null
  readonly df: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly p: number | null
  /** Fewer than ten families: rough. */
  readonly few: boolean
}

const FEW_FAMILIES = 10

/**
 * Mean of task differences (proportions) when tasks of one family (repository, template, generator)
 * resemble each other: residuals are summed by family, t with families − 1. Assumes that families are
 * a sample and independent. A task without a family is its own, so without any it is the t interval.
 * Null with fewer than two families. Source: Liang & Zeger 1986; Miller 2024.
 */
export function gainFamily(input: {
  readonly deltas: readonly number[]
  /** Family of each task; null: its own. */
  readonly families: readonly (string | null)[]
  readonly conf?: number
}): GainFamily {
  const { deltas, families, conf = DEFAULT_CONF } = input
  const nTasks = deltas.length
  const estimate = mean(deltas)
  const residuals = new Map<string | number, number>()
  deltas.forEach((delta, i) => {
    const family = families[i] ?? i
    residuals.set(family, (residuals.get(family) ?? 0) + delta - estimate!)
  })
  const nFamilies = residuals.size
  const few = nFamilies < FEW_FAMILIES
  if (nFamilies < 2) {
    const unknown = { se: null, df: null, lo: null, hi: null, p: null }
    return { nTasks, nFamilies, mean: estimate, ...unknown, few }
  }
  const df = nFamilies - 1
  const squares = sum([...residuals.values()].map((residual) => residual * residual))
  const se = zeroIfTiny(Math.sqrt((nFamilies / df) * squares) / nTasks)
  const { p } = tTest(estimate, se, df)
  return { nTasks, nFamilies, mean: estimate, se, df, ...tInterval(estimate, se, df, conf), p, few }
}
