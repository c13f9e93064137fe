// How tasks of a made-up experiment truly pass: without and with skills. Sparse, ceiling, rare-loss
// and spread truths are those in which few tasks differ, or few carry the spread; five are smooth.
import type { Random } from '@/lib/stats/random'
import { baseRate, uniform } from './draws'

/** Pass rates of one task. */
export interface Rates {
  readonly without: number
  readonly with: number
}

export interface Truth {
  readonly name: string
  /** Mean gain over all tasks of this kind. */
  readonly gain: number
  /** Every rate is 0 or 1, so that more trials change nothing. */
  readonly isCertain: boolean
  readonly draw: (random: Random) => Rates
}

const isFixed = (rate: number) => rate === 0 || rate === 1

/** Every kind of task with its share. */
function mixture(name: string, kinds: readonly (readonly [number, Rates])[]): Truth {
  return {
    name,
    gain: kinds.reduce((sum, [share, rates]) => sum + share * (rates.with - rates.without), 0),
    isCertain: kinds.every(([, rates]) => isFixed(rates.with) && isFixed(rates.without)),
    draw: (random) => {
      let left = uniform(random)
      return (kinds.find(([share]) => (left -= share) < 0) ?? kinds[0]!)[1]
    },
  }
}

const always: Rates = { without: 1, with: 1 }
const saved: Rates = { without: 0, with: 1 }
const lost: Rates = { without: 1, with: 0 }
const noisy = (without: number, gain: number): Rates => ({ without, with: without + gain })

const sparse = [0.02, 0.05, 0.1, 0.2, 0.5].map((share) =>
  mixture(`${share} of tasks saved, the rest always pass`, [
    [1 - share, always],
    [share, saved],
  ]),
)
const ceiling = [0.8, 0.9, 0.95, 0.98].map((share) =>
  mixture(`${share} of tasks saved: nearly all at the ceiling`, [
    [share, saved],
    [1 - share, always],
  ]),
)
const rareLosses = [0.02, 0.05, 0.1].flatMap((share) => [
  mixture(`${share} of tasks lost, the rest gain 5 pp`, [
    [1 - share, noisy(0.5, 0.05)],
    [share, lost],
  ]),
  mixture(`${share} of tasks lost, the rest nearly pass`, [
    [1 - share, noisy(0.9, 0.05)],
    [share, lost],
  ]),
])
const spread = [
  mixture('a tenth saved, a tenth lost', [
    [0.8, always],
    [0.1, saved],
    [0.1, lost],
  ]),
  mixture('half saved, half lost', [
    [0.5, saved],
    [0.5, lost],
  ]),
  mixture('a third each: saved, lost, even', [
    [1 / 3, saved],
    [1 / 3, lost],
    [1 / 3, noisy(0.5, 0)],
  ]),
]

const MEAN_BASE = 0.5 / (0.5 + 0.8)
const smooth: Truth[] = [
  mixture('every rate 0.5', [[1, noisy(0.5, 0)]]),
  mixture('every rate from 0.4 to 0.6', [[1, noisy(0.4, 0.2)]]),
  {
    name: 'rates from Beta(0.5, 0.8), nothing changes',
    gain: 0,
    isCertain: false,
    draw: (random) => noisy(baseRate(random), 0),
  },
  {
    name: 'rates from Beta(0.5, 0.8), half the failures removed',
    gain: (1 - MEAN_BASE) / 2,
    isCertain: false,
    draw: (random) => {
      const base = baseRate(random)
      return noisy(base, (1 - base) / 2)
    },
  },
  {
    name: 'rates uniform from 0.2 to 0.7, gains from -0.2 to 0.3',
    gain: 0.05,
    isCertain: false,
    draw: (random) => noisy(0.2 + 0.5 * uniform(random), 0.5 * uniform(random) - 0.2),
  },
]

/** 18 truths with few carriers of the spread, then 5 smooth ones. */
export const TRUTHS: readonly Truth[] = [...sparse, ...ceiling, ...rareLosses, ...spread, ...smooth]
