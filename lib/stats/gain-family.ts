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
  const residuals = deltas.map((delta) => (delta - estimate!) / nTasks)
  const { nFamilies, se, df } = familyError(residuals, families)
  const few = areFewFamilies(nFamilies)
  const { p } = tTest(estimate, se, df)
  return { nTasks, nFamilies, mean: estimate, se, df, ...tInterval(estimate, se, df, conf), p, few }
}

/** The error of a plain mean by families, where two of its tasks name one; null where none do. */
export function familyErrorOfMean(values: readonly number[], families: readonly (string | null)[]) {
  if (!shareFamilies(families)) return null
  const centre = mean(values)!
  return familyError(
    values.map((value) => (value - centre) / values.length),
    families,
  )
}

export const areFewFamilies = (nFamilies: number): boolean => nFamilies < FEW_FAMILIES

/** Whether two tasks name one family; else each task stands for itself. */
export function shareFamilies(families: readonly (string | null)[]): boolean {
  const seen = new Set<string>()
  for (const family of families) {
    if (family === null) continue
    if (seen.has(family)) return true
    seen.add(family)
  }
  return false
}

/**
 * Error of any estimate that is a sum over tasks, such as a weighted mean: `shares` is what each task
 * adds to its deviation, summed by family; √(G/(G−1)·Σ S²) with G−1. Source: Liang & Zeger 1986.
 */
export function familyError(
  shares: readonly number[],
  families: readonly (string | null)[],
): { readonly nFamilies: number; readonly se: number | null; readonly df: number | null } {
  const sums = new Map<string | number, number>()
  shares.forEach((share, i) => {
    const family = families[i] ?? i
    sums.set(family, (sums.get(family) ?? 0) + share)
  })
  const nFamilies = sums.size
  if (nFamilies < 2) return { nFamilies, se: null, df: null }
  const df = nFamilies - 1
  const squares = sum([...sums.values()].map((share) => share * share))
  return { nFamilies, se: zeroIfTiny(Math.sqrt((nFamilies / df) * squares)), df }
}
