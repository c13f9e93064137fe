import { DEFAULT_SEED, PERMUTATION_DRAWS, sum } from './numeric-rules'
import { makeRandom } from './random'

const SLACK = 1e-9

/**
 * Does the gain differ between configurations? Each task's differences are shuffled over the
 * configurations; the statistic is the spread of the column sums. For few tasks, where the F test's
 * normality is doubtful. Null without tasks. Source: Good 2005; Phipson & Smyth 2010.
 */
export function interactionPermutation(input: {
  /** Tasks × configurations. */
  readonly d: readonly (readonly number[])[]
  readonly draws?: number
  readonly seed?: number
}): { stat: number | null; count: number | null; p: number | null } {
  const { d, draws = PERMUTATION_DRAWS, seed = DEFAULT_SEED } = input
  const configurations = d[0]?.length ?? 0
  if (configurations === 0) return { stat: null, count: null, p: null }
  const stat = spreadOfColumns(d, configurations)
  const random = makeRandom(seed)
  let count = 0
  for (let b = 0; b < draws; b++) {
    const shuffled = d.map((row) => random.shuffle([...row]))
    if (spreadOfColumns(shuffled, configurations) >= stat - SLACK) count++
  }
  return { stat, count, p: (count + 1) / (draws + 1) }
}

function spreadOfColumns(d: readonly (readonly number[])[], configurations: number): number {
  const sums = new Array<number>(configurations).fill(0)
  for (const row of d) for (let k = 0; k < configurations; k++) sums[k]! += row[k]!
  const centre = sum(sums) / configurations
  return sum(sums.map((value) => (value - centre) ** 2)) / d.length
}
