import { prngFnv1a32 } from '@/lib/stats/prng'
import { makeRandom as makeWords } from '@/lib/stats/random'

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

/** The generator of the statistics, seeded by a text so that every trial has its own stream. */
export function makeRandom(seed: string): Random {
  const words = makeWords(prngFnv1a32({ text: seed }).hash)
  const next = () => words.u32() / 2 ** 32
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
