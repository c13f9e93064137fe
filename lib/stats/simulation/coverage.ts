// Experiments with a true mean gain that differs between tasks: how often the t interval of the pages
// covers it.
import { gainPaired } from '@/lib/stats/gain-paired'
import { makeRandom, type Random } from '@/lib/stats/random'
import { baseRate, uniform, type SimulatedSize } from './draws'

// In four tasks of five, skills remove a share of the failures; in the fifth, of the passes.
const SHARE_HELPED = 0.8
const SHARE_SHAPE = 2.4
const MEAN_SHARE = 1 / (1 + SHARE_SHAPE)
const MEAN_BASE = 0.5 / (0.5 + 0.8)

/** The true mean gain of the simulated tasks: 12.2 pp. */
export const TRUE_GAIN =
  MEAN_SHARE * (SHARE_HELPED * (1 - MEAN_BASE) - (1 - SHARE_HELPED) * MEAN_BASE)

function rateWithSkills(random: Random, base: number): number {
  const isHelped = uniform(random) < SHARE_HELPED
  const share = 1 - uniform(random) ** (1 / SHARE_SHAPE)
  return isHelped ? base + (1 - base) * share : base * (1 - share)
}

export interface Coverage {
  /** Share of experiments whose 95 % interval covers the true gain. */
  readonly coverage: number
  readonly meanWidth: number
}

/** Experiments of one configuration with a true mean gain that differs between tasks. */
export function simulateCoverage(input: SimulatedSize): Coverage {
  const random = makeRandom(input.seed)
  const rewards = (rate: number) =>
    Array.from({ length: input.trials }, () => (uniform(random) < rate ? 1 : 0))
  let covered = 0
  let width = 0
  for (let i = 0; i < input.experiments; i++) {
    const pairs = Array.from({ length: input.tasks }, (_, task) => {
      const base = baseRate(random)
      const withSkills = rateWithSkills(random, base)
      return { task: `${task}`, with: rewards(withSkills), without: rewards(base) }
    })
    const { lo, hi } = gainPaired({ pairs })
    if (lo === null || hi === null) continue
    if (lo <= TRUE_GAIN && TRUE_GAIN <= hi) covered++
    width += hi - lo
  }
  return { coverage: covered / input.experiments, meanWidth: width / input.experiments }
}
