import { makeRandom } from './random'

/** Trials of one stratum: with and without skills. */
export interface StratumSize {
  readonly n1: number
  readonly n0: number
}

/** Numbers that a plan may hold (two bytes each), and plans that are held. */
const MOST_HELD = 8_000_000
const PLANS_HELD = 3

const plans = new Map<string, Uint16Array>()

/**
 * Which rewards fall to the first arm in every draw of a permutation within strata: draw by draw,
 * stratum by stratum, the n1 places in shuffled order. Each analysis starts its generator afresh, so
 * that tasks of the same sizes have the same draws: they are made once and kept. Null where they
 * would be too many to keep.
 */
export function permutationPlan(
  sizes: readonly StratumSize[],
  draws: number,
  seed: number,
): Uint16Array | null {
  const chosen = sizes.reduce((total, { n1 }) => total + n1, 0)
  if (chosen * draws > MOST_HELD || sizes.some(({ n1, n0 }) => n1 + n0 > 65_535)) return null
  const key = `${seed} ${draws} ${sizes.map(({ n1, n0 }) => `${n1}/${n0}`).join(' ')}`
  const plan = plans.get(key) ?? drawPlan(sizes, draws, seed, chosen)
  plans.delete(key)
  plans.set(key, plan)
  if (plans.size > PLANS_HELD) plans.delete(plans.keys().next().value!)
  return plan
}

function drawPlan(
  sizes: readonly StratumSize[],
  draws: number,
  seed: number,
  chosen: number,
): Uint16Array {
  const random = makeRandom(seed)
  const plan = new Uint16Array(chosen * draws)
  const inOrder = sizes.map(({ n1, n0 }) => Uint16Array.from({ length: n1 + n0 }, (_, i) => i))
  const places = inOrder.map((one) => one.slice())
  let at = 0
  for (let draw = 0; draw < draws; draw++)
    for (let s = 0; s < sizes.length; s++) {
      places[s]!.set(inOrder[s]!)
      plan.set(random.shuffle(places[s]!).subarray(0, sizes[s]!.n1), at)
      at += sizes[s]!.n1
    }
  return plan
}
