/** Seeded random numbers for the demo: same text, same numbers, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [low, high]. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string
}

const fnv1a32 = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** SplitMix32, which spreads one word over the generator's state. */
const splitMix32 = (seed: number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let word = state ^ (state >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return word ^ (word >>> 15)
  }
}

const rotateLeft = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits))

/** xoshiro128** (Blackman & Vigna 2021), seeded by a text so that every trial has its own stream. */
export function makeRandom(seed: string): Random {
  const fill = splitMix32(fnv1a32(seed))
  let [a, b, c, d] = [fill(), fill(), fill(), fill()]
  const word = () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return result
  }
  const next = () => word() / 2 ** 32
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => list[between(0, list.length - 1)]!,
    text: (length, alphabet) =>
      Array.from({ length }, () => alphabet[between(0, alphabet.length - 1)]).join(''),
  }
}

/** A version 4 UUID of the stream, so that ids (and permalinks) survive a rebuild. */
export function makeUuid(random: Random): string {
  const hex = random.text(30, '0123456789abcdef')
  const variant = random.pick(['8', '9', 'a', 'b'])
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    `${variant}${hex.slice(15, 18)}`,
    hex.slice(18, 30),
  ].join('-')
}
