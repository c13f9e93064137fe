import { countSplits, forEachSplitSum, MAX_SPLITS, meanDifference } from './splits'
import { harmPermutationMc } from './harm-permutation-mc'

export interface HarmPermutation {
  readonly diff: number | null
  readonly pTwo: number | null
  /** One-sided: a difference as low, or lower (harm). */
  readonly pLess: number | null
  /** Splits looked at: all of them, or the random draws. */
  readonly nPerm: number
}

const SLACK = 1e-9

/**
 * Exact permutation test of the difference of mean rewards in one cell pair: every split of the
 * rewards, up to 20,000; beyond, the random splits of `harmPermutationMc`. Assumes trials
 * exchangeable between arms if skills do nothing. Null when an arm is empty. Source: Pitman 1937.
 */
export function harmPermutation(input: {
  readonly with: readonly number[]
  readonly without: readonly number[]
}): HarmPermutation {
  const n1 = input.with.length
  const rewards = [...input.with, ...input.without]
  const diff = meanDifference(rewards, n1)
  if (diff === null) return { diff, pTwo: null, pLess: null, nPerm: 0 }
  if (countSplits(rewards.length, n1) > MAX_SPLITS) {
    const { pTwo, pLess, draws } = harmPermutationMc(input)
    return { diff, pTwo, pLess, nPerm: draws }
  }
  let extreme = 0
  let less = 0
  let nPerm = 0
  forEachSplitSum(rewards, n1, (sumWith, total) => {
    const t = sumWith / n1 - (total - sumWith) / (rewards.length - n1)
    nPerm++
    if (Math.abs(t) >= Math.abs(diff) - SLACK) extreme++
    if (t <= diff + SLACK) less++
  })
  return { diff, pTwo: extreme / nPerm, pLess: less / nPerm, nPerm }
}
