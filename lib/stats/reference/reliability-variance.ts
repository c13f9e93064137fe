import { cellsOf, pooledVariance } from '@/lib/stats/moments'
import { sum, zeroIfTiny } from '@/lib/stats/numeric-rules'

export interface ReliabilityVariance {
  readonly msb: number | null
  readonly msw: number | null
  /** Trials per task that the unequal counts amount to. */
  readonly n0: number | null
  /** Between re-runs of one task, and between tasks. */
  readonly sigma2Within: number | null
  readonly sigma2Between: number | null
  /** Reliability of one trial, and of a task's mean. */
  readonly icc1: number | null
  readonly iccK: number | null
}

const UNKNOWN: ReliabilityVariance = {
  msb: null,
  msw: null,
  n0: null,
  sigma2Within: null,
  sigma2Between: null,
  icc1: null,
  iccK: null,
}

/**
 * Splits the variance of rewards into tasks and re-runs (one-way random effects). Null below two
 * tasks or when no task has two trials. Source: Searle et al. 1992; Shrout & Fleiss 1979.
 */
export function reliabilityVariance(input: {
  readonly tasks: readonly (readonly number[])[]
}): ReliabilityVariance {
  const cells = cellsOf(input.tasks)
  const groups = cells.length
  const n = sum(cells.map((cell) => cell.n))
  const msw = pooledVariance(cells)
  if (groups < 2 || msw === null) return UNKNOWN
  const centre = sum(cells.map((cell) => cell.n * cell.mean)) / n
  const msb =
    zeroIfTiny(sum(cells.map((cell) => cell.n * (cell.mean - centre) ** 2))) / (groups - 1)
  const n0 = (n - sum(cells.map((cell) => cell.n ** 2)) / n) / (groups - 1)
  const between = Math.max(0, (msb - msw) / n0)
  const share = (within: number) => (between + within > 0 ? between / (between + within) : null)
  return {
    msb,
    msw,
    n0,
    sigma2Within: msw,
    sigma2Between: between,
    icc1: share(msw),
    iccK: share(msw / (n / groups)),
  }
}
