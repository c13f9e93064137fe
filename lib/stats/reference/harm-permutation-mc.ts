import { DEFAULT_SEED, PERMUTATION_DRAWS } from '@/lib/stats/numeric-rules'
import { makeRandom } from '@/lib/stats/random'
import { meanDifference } from './splits'

export interface HarmPermutationMc {
  readonly diff: number | null
  readonly pTwo: number | null
  readonly pLess: number | null
  /** Draws at least as far from 0 as what was seen. */
  readonly count: number
  readonly draws: number
}

const SLACK = 1e-9

/**
 * Permutation test of the difference of mean rewards by random splits; p = (count + 1) / (B + 1),
 * so that it is never 0. Source: Pitman 1937; Phipson & Smyth 2010.
 */
export function harmPermutationMc(input: {
  readonly with: readonly number[]
  readonly without: readonly number[]
  readonly draws?: number
  readonly seed?: number
}): HarmPermutationMc {
  const { draws = PERMUTATION_DRAWS, seed = DEFAULT_SEED } = input
  const n1 = input.with.length
  const rewards = [...input.with, ...input.without]
  const diff = meanDifference(rewards, n1)
  if (diff === null) return { diff, pTwo: null, pLess: null, count: 0, draws }
  const random = makeRandom(seed)
  let count = 0
  let less = 0
  for (let b = 0; b < draws; b++) {
    const t = meanDifference(random.shuffle([...rewards]), n1)!
    if (Math.abs(t) >= Math.abs(diff) - SLACK) count++
    if (t <= diff + SLACK) less++
  }
  return { diff, pTwo: (count + 1) / (draws + 1), pLess: (less + 1) / (draws + 1), count, draws }
}
