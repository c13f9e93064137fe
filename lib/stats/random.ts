// xoshiro128** seeded by SplitMix32 (Blackman & Vigna 2021): bit for bit the same everywhere, so
// that an interval can be reproduced from its method, B and seed. Made afresh for each analysis.

export interface Random {
  /** The next 32-bit word. */
  u32(): number
  /** A whole number in [0, n): one draw, no rejection; the bias is at most n / 2³². */
  index(n: number): number
  /** Shuffles in place (Durstenfeld 1964), the last element first; returns the array. */
  shuffle<Values extends { [index: number]: unknown; readonly length: number }>(
    values: Values,
  ): Values
}

/** The four words of state that a seed gives. */
export function seedState(seed: number): [number, number, number, number] {
  let s = seed | 0
  const next = () => {
    s = (s + 0x9e3779b9) | 0
    let t = s ^ (s >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t = t ^ (t >>> 15)
    t = Math.imul(t, 0x735a2d97)
    return (t ^ (t >>> 15)) >>> 0
  }
  return [next(), next(), next(), next()]
}

const rotl = (x: number, k: number) => (x << k) | (x >>> (32 - k))

export function makeRandom(seed: number): Random {
  let [s0, s1, s2, s3] = seedState(seed)
  const u32 = () => {
    const result = Math.imul(rotl(Math.imul(s1, 5), 7), 9) >>> 0
    const t = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotl(s3, 11)
    return result
  }
  const index = (n: number) => Math.floor((u32() / 4294967296) * n)
  return {
    u32,
    index,
    shuffle(values) {
      for (let i = values.length - 1; i >= 1; i--) {
        const j = index(i + 1)
        const kept = values[i]
        values[i] = values[j]
        values[j] = kept
      }
      return values
    },
  }
}
