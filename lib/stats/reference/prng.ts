// The generator as methods `prng.*`; used by analyses through `makeRandom`.
import { makeRandom, seedState } from '@/lib/stats/random'

export const prngSeedState = ({ seed }: { readonly seed: number }) => ({ state: seedState(seed) })

export function prngU32({ seed, count }: { readonly seed: number; readonly count: number }) {
  const random = makeRandom(seed)
  return { u32: Array.from({ length: count }, () => random.u32()) }
}

export function prngIndex(input: {
  readonly seed: number
  readonly n: number
  readonly count: number
}) {
  const random = makeRandom(input.seed)
  return { indices: Array.from({ length: input.count }, () => random.index(input.n)) }
}

export function prngShuffle({ seed, n }: { readonly seed: number; readonly n: number }) {
  return { permutation: makeRandom(seed).shuffle(Array.from({ length: n }, (_, i) => i)) }
}
