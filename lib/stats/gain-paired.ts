import { tInterval, tTest } from './interval'
import { momentsOf, rerunVariance, type Moments } from './moments'
import { compareIds, DEFAULT_CONF, mean, sampleSd, signOf } from './numeric-rules'

/** Rewards of one task in both arms; an empty arm drops the task. */
export interface RewardPair {
  readonly task: string
  readonly with: readonly number[]
  readonly without: readonly number[]
}

/** The same task as moments of its cells; null for an arm without usable trials. */
export interface CellPair {
  readonly task: string
  readonly with: Moments | null
  readonly without: Moments | null
}

export interface GainPaired {
  /** Tasks with a usable trial in both arms. */
  readonly nTasks: number
  /** Tasks that miss an arm, sorted. */
  readonly dropped: readonly string[]
  /** Means over the common tasks: they subtract to `delta`. */
  readonly withMean: number | null
  readonly withoutMean: number | null
  readonly delta: number | null
  readonly sd: number | null
  readonly se: number | null
  readonly df: number | null
  readonly t: number | null
  readonly p: number | null
  readonly lo: number | null
  readonly hi: number | null
  /** Standard error for running the same tasks again; null when no cell of an arm has two trials. */
  readonly rerunSe: number | null
  readonly nUp: number
  readonly nDown: number
  readonly nTie: number
}

/**
 * Headline effect: mean over common tasks of (with − without), t interval and t test over tasks.
 * Assumes tasks are a sample; trials of a task only sharpen its own difference. All differences
 * equal: se 0, t and p null. Source: Miller 2024 §4, arXiv:2411.00640; Student 1908.
 */
export const gainPaired = (input: {
  readonly pairs: readonly RewardPair[]
  readonly conf?: number
}): GainPaired =>
  gainPairedCells({
    pairs: input.pairs.map((pair) => ({
      task: pair.task,
      with: momentsOf(pair.with),
      without: momentsOf(pair.without),
    })),
    conf: input.conf,
  })

/** The same from moments of cells, where single rewards are not kept or need not be touched. */
export function gainPairedCells(input: {
  readonly pairs: readonly CellPair[]
  readonly conf?: number
}): GainPaired {
  const { pairs, conf = DEFAULT_CONF } = input
  const common = commonCells(pairs)
  const dropped = pairs
    .filter((pair) => pair.with === null || pair.without === null)
    .map((pair) => pair.task)
    .sort(compareIds)
  const differences = common.map((cell) => cell.with.mean - cell.without.mean)
  const nTasks = common.length
  const delta = mean(differences)
  const sd = sampleSd(differences)
  const se = sd === null ? null : sd / Math.sqrt(nTasks)
  const df = nTasks === 0 ? null : nTasks - 1
  const rerunWith = rerunVariance(common.map((cell) => cell.with))
  const rerunWithout = rerunVariance(common.map((cell) => cell.without))
  const signs = differences.map(signOf)
  return {
    nTasks,
    dropped,
    withMean: mean(common.map((cell) => cell.with.mean)),
    withoutMean: mean(common.map((cell) => cell.without.mean)),
    delta,
    sd,
    se,
    df,
    ...tTest(delta, se, df),
    ...tInterval(delta, se, df, conf),
    rerunSe:
      rerunWith === null || rerunWithout === null
        ? null
        : Math.sqrt(rerunWith + rerunWithout) / nTasks,
    nUp: signs.filter((sign) => sign > 0).length,
    nDown: signs.filter((sign) => sign < 0).length,
    nTie: signs.filter((sign) => sign === 0).length,
  }
}

/** Pairs with usable trials in both arms, in the order given. */
export const commonCells = <Pair extends CellPair>(
  pairs: readonly Pair[],
): (Pair & { readonly with: Moments; readonly without: Moments })[] =>
  pairs.filter(
    (pair): pair is Pair & { readonly with: Moments; readonly without: Moments } =>
      pair.with !== null && pair.without !== null,
  )
