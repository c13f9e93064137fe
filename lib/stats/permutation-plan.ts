// Draws of a permutation within strata that many tasks can share. Each analysis starts its generator
// afresh, so that tasks with the same numbers of trials have the same draws, and all tasks the same
// random words. A draw is kept as one bit a place: which places fall to the first arm. A task then
// needs one look-up for ten places instead of a shuffle: what the set of bits of these places sums to.
import { makeRandom } from './random'

/** Trials of one stratum: with and without skills. */
export interface StratumSize {
  readonly n1: number
  readonly n0: number
}

/** Up to ten neighbouring places of one stratum. */
interface Block {
  readonly stratum: number
  readonly first: number
  readonly length: number
}

export interface PermutationPlan {
  readonly blocks: readonly Block[]
  /** A mask a draw of each block: bit i is set when place first + i falls to the first arm. */
  readonly masks: readonly Uint16Array[]
}

export const PLACES_A_BLOCK = 10
/** Masks of a plan (two bytes each) and random words (four) that are at most kept. */
const MOST_MASKS = 8_000_000
const MOST_WORDS = 10_000_000
const PLANS_HELD = 3

const plans = new Map<string, PermutationPlan>()
let held: { readonly seed: number; readonly words: Uint32Array } | null = null

/** The first `count` words of a seed's generator; the longest such list is kept. */
function wordsOf(seed: number, count: number): Uint32Array {
  if (held?.seed === seed && held.words.length >= count) return held.words
  const { u32 } = makeRandom(seed)
  const words = new Uint32Array(count)
  for (let i = 0; i < count; i++) words[i] = u32()
  held = { seed, words }
  return words
}

/**
 * Which places fall to the first arm in every draw: those that stand first after the n1 + n0 places
 * of each stratum, one stratum after another, are shuffled (`Random.shuffle`). Null where the draws
 * would be too many to keep.
 */
export function permutationPlan(
  sizes: readonly StratumSize[],
  draws: number,
  seed: number,
): PermutationPlan | null {
  const blocks = sizes.flatMap(blocksOf)
  const words = draws * sizes.reduce((total, { n1, n0 }) => total + n1 + n0 - 1, 0)
  if (words > MOST_WORDS || draws * blocks.length > MOST_MASKS) return null
  const key = `${seed} ${draws} ${sizes.map(({ n1, n0 }) => `${n1}/${n0}`).join(' ')}`
  const plan = plans.get(key) ?? {
    blocks,
    masks: drawMasks(sizes, blocks, draws, wordsOf(seed, words)),
  }
  plans.delete(key)
  plans.set(key, plan)
  if (plans.size > PLANS_HELD) plans.delete(plans.keys().next().value!)
  return plan
}

function blocksOf({ n1, n0 }: StratumSize, stratum: number): Block[] {
  const n = n1 + n0
  return Array.from({ length: Math.ceil(n / PLACES_A_BLOCK) }, (_, i) => {
    const first = i * PLACES_A_BLOCK
    return { stratum, first, length: Math.min(PLACES_A_BLOCK, n - first) }
  })
}

function drawMasks(
  sizes: readonly StratumSize[],
  blocks: readonly Block[],
  draws: number,
  words: Uint32Array,
): Uint16Array[] {
  const masks = blocks.map(() => new Uint16Array(draws))
  const strata = sizes.map(({ n1, n0 }, at) => {
    const own = masks.filter((_, block) => blocks[block]!.stratum === at)
    return { n1, n: n1 + n0, own, sets: setsByChoices(n1, n0) }
  })
  const places = Uint16Array.from({ length: Math.max(0, ...strata.map(({ n }) => n)) }, (_, i) => i)
  let word = 0
  for (let draw = 0; draw < draws; draw++)
    for (let s = 0; s < strata.length; s++) {
      const { n1, n, own, sets } = strata[s]!
      const last = word + n - 1
      if (sets) {
        let choices = 0
        for (let i = n - 1; i >= n1; i--) choices = choices * (i + 1) + chosen(words[last - i]!, i)
        own[0]![draw] = sets[choices]!
      } else {
        for (let i = n - 1; i > 0; i--) swap(places, i, chosen(words[last - i]!, i))
        for (let i = 0; i < n1; i++)
          own[Math.floor(places[i]! / PLACES_A_BLOCK)]![draw]! |= 1 << (places[i]! % PLACES_A_BLOCK)
        for (let i = 0; i < n; i++) places[i] = i
      }
      word = last
    }
  return masks
}

/** The place that goes last of the first i + 1, as `Random.index` takes it from a word. */
const chosen = (word: number, i: number) => Math.floor((word / 4294967296) * (i + 1))

function swap(places: Uint16Array, i: number, j: number) {
  const kept = places[i]!
  places[i] = places[j]!
  places[j] = kept
}

const MOST_CHOICES = 100_000
const shapes = new Map<string, Uint16Array | null>()

/**
 * The set of places left for the first arm, by the choices of a shuffle: it settles the last place
 * first, so that n0 choices decide, here read as one number. Null where there are too many of them.
 */
function setsByChoices(n1: number, n0: number): Uint16Array | null {
  const key = `${n1}/${n0}`
  const found = shapes.get(key)
  if (found !== undefined) return found
  const n = n1 + n0
  let length = 1
  for (let i = n; i > n1; i--) length *= i
  const sets = n > PLACES_A_BLOCK || length > MOST_CHOICES ? null : new Uint16Array(length)
  const places = Uint16Array.from({ length: n }, (_, i) => i)
  const fill = (i: number, choices: number) => {
    if (i < n1)
      sets![choices] = places.subarray(0, n1).reduce((set, place) => set | (1 << place), 0)
    else
      for (let j = 0; j <= i; j++) {
        swap(places, i, j)
        fill(i - 1, choices * (i + 1) + j)
        swap(places, i, j)
      }
  }
  if (sets) fill(n - 1, 0)
  shapes.set(key, sets)
  return sets
}
