import { DEFAULT_SEED, mean, PERMUTATION_DRAWS } from '@/lib/stats/numeric-rules'
import { makeRandom } from '@/lib/stats/random'
import { countSplits, forEachSplitSum, MAX_SPLITS, meanDifference } from './splits'

/** Reward of one trial number in each configuration; null where one is missing. */
export type TrialBlock = readonly (number | null)[]

export interface HarmBlockPermutation {
  readonly diff: number | null
  /** Whole blocks of each arm, and those left out for a missing reward. */
  readonly n1: number
  readonly n0: number
  readonly nDropped: number
  /** Splits counted, or random draws. */
  readonly nPerm: number | null
  readonly exact: boolean | null
  readonly pTwo: number | null
  readonly midPTwo: number | null
  readonly pLess: number | null
  readonly midPLess: number | null
  /** Least mid-p that so many blocks can give. */
  readonly leastMidPTwo: number | null
}

const SLACK = 1e-9
const UNKNOWN = {
  ...{ diff: null, nPerm: null, exact: null, pTwo: null, midPTwo: null },
  ...{ pLess: null, midPLess: null, leastMidPTwo: null },
}

/** Splits (or draws) at least as far from 0, as far, at most as high, as high as what was seen. */
interface Tally {
  n: number
  ge: number
  eq: number
  le: number
  same: number
}

/**
 * Test of one task when configurations share luck (a seed, batch or environment under one trial
 * number): whole trial numbers are permuted between the arms, each by the mean reward of its
 * configurations. All splits up to 20,000, else random ones beside the observed. Assumes trial
 * numbers exchangeable if skills do nothing. An arm without whole blocks: null. Source: Good 2005.
 */
export function harmBlockPermutation(input: {
  readonly with: readonly TrialBlock[]
  readonly without: readonly TrialBlock[]
  readonly draws?: number
  readonly seed?: number
}): HarmBlockPermutation {
  const { draws = PERMUTATION_DRAWS, seed = DEFAULT_SEED } = input
  const after = blockMeans(input.with)
  const before = blockMeans(input.without)
  const [n1, n0] = [after.length, before.length]
  const nDropped = input.with.length + input.without.length - n1 - n0
  const blocks = [...after, ...before]
  const diff = meanDifference(blocks, n1)
  if (diff === null) return { ...UNKNOWN, n1, n0, nDropped }
  const exact = countSplits(n1 + n0, n1) <= MAX_SPLITS
  const { n, ge, eq, le, same, leastMidPTwo } = exact
    ? tallyAll(blocks, n1, diff)
    : tallyDrawn(blocks, n1, diff, draws, seed)
  return {
    ...{ diff, n1, n0, nDropped, nPerm: exact ? n : draws, exact },
    ...{ pTwo: ge / n, midPTwo: (ge - eq / 2) / n },
    ...{ pLess: le / n, midPLess: (le - same / 2) / n, leastMidPTwo },
  }
}

const blockMeans = (blocks: readonly TrialBlock[]): number[] =>
  blocks.flatMap((block) => {
    const rewards = block.filter((reward) => reward !== null)
    return rewards.length < block.length ? [] : (mean(rewards) ?? [])
  })

function count(tally: Tally, t: number, observed: number): void {
  const beyond = Math.abs(t) - Math.abs(observed)
  tally.n++
  if (beyond >= -SLACK) tally.ge++
  if (Math.abs(beyond) <= SLACK) tally.eq++
  if (t <= observed + SLACK) tally.le++
  if (Math.abs(t - observed) <= SLACK) tally.same++
}

function tallyAll(blocks: readonly number[], n1: number, observed: number) {
  const tally: Tally = { n: 0, ge: 0, eq: 0, le: 0, same: 0 }
  const distances: number[] = []
  forEachSplitSum(blocks, n1, (chosen, total) => {
    const t = chosen / n1 - (total - chosen) / (blocks.length - n1)
    count(tally, t, observed)
    distances.push(Math.abs(t))
  })
  const farthest = distances.reduce((most, distance) => Math.max(most, distance), 0)
  const atEnd = distances.filter((distance) => distance >= farthest - SLACK).length
  return { ...tally, leastMidPTwo: atEnd / 2 / tally.n }
}

function tallyDrawn(
  blocks: readonly number[],
  n1: number,
  observed: number,
  draws: number,
  seed: number,
) {
  const tally: Tally = { n: 0, ge: 0, eq: 0, le: 0, same: 0 }
  const random = makeRandom(seed)
  count(tally, observed, observed)
  for (let b = 0; b < draws; b++) {
    count(tally, meanDifference(random.shuffle([...blocks]), n1)!, observed)
  }
  // With arms of one size the mirrored split is as far from 0.
  const ends = n1 * 2 === blocks.length ? 2 : 1
  return { ...tally, leastMidPTwo: ends / 2 / countSplits(blocks.length, n1) }
}
