// What made-up experiments draw from a seed.
import type { Random } from '@/lib/stats/random'

export interface SimulatedSize {
  readonly experiments: number
  readonly tasks: number
  /** Trials of a task in one arm of one configuration. */
  readonly trials: number
  readonly seed: number
}

export const uniform = (random: Random) => random.u32() / 2 ** 32

/** Pass rate of a task without skills: Beta(0.5, 0.8), many near 0 and 1. Source: Jöhnk 1964. */
export function baseRate(random: Random): number {
  for (;;) {
    const x = uniform(random) ** (1 / 0.5)
    const y = uniform(random) ** (1 / 0.8)
    if (x + y > 0 && x + y <= 1) return x / (x + y)
  }
}

/** Passes of so many trials; a rate of 0 or 1 leaves nothing to draw. */
export function passes(random: Random, trials: number, rate: number): number {
  if (rate <= 0 || rate >= 1) return rate <= 0 ? 0 : trials
  let count = 0
  for (let i = 0; i < trials; i++) if (uniform(random) < rate) count++
  return count
}
