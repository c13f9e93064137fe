import { describe, expect, it } from 'vitest'
import { makeRandom } from '@/lib/stats/random'
import { simulateEqualModels, simulateHarmBoards, simulateNullBoards } from './boards'
import { simulateCoverage, TRUE_GAIN } from './coverage'
import { baseRate } from './draws'
import { simulateFalseHarms } from './harms'
import {
  AT_MARGIN,
  RARE_LOSSES_AT_MARGIN,
  simulateAllIntervals,
  simulateEquivalence,
} from './intervals'
import { simulateSharedLuck } from './shared-luck'
import { TRUTHS } from './truths'

// A small part of `npm run stats:simulate`, which tells the real figures.
describe('simulated experiments', () => {
  it('draw base rates of mean 0.385, many near 0 and 1', () => {
    const random = makeRandom(1)
    const rates = Array.from({ length: 20_000 }, () => baseRate(random))
    expect(rates.reduce((a, b) => a + b, 0) / rates.length).toBeCloseTo(0.5 / 1.3, 2)
    expect(rates.filter((rate) => rate < 0.05).length / rates.length).toBeGreaterThan(0.15)
  })

  it('without correction most of them hold a false harm, with it few', () => {
    const size = { experiments: 60, tasks: 84, configurations: 7, trials: 5, seed: 1 }
    const harms = simulateFalseHarms(size)
    expect(harms.corrected).toBeLessThan(0.15)
    expect(harms.uncorrected).toBeGreaterThan(0.6)
  })

  it('the interval covers a gain of 12 pp about as often as it says', () => {
    expect(TRUE_GAIN).toBeCloseTo(0.122, 3)
    const { coverage } = simulateCoverage({ experiments: 400, tasks: 20, trials: 5, seed: 1 })
    expect(coverage).toBeGreaterThan(0.91)
    expect(coverage).toBeLessThan(0.99)
  })

  it('come out the same twice', () => {
    const size = { experiments: 5, tasks: 10, trials: 3, seed: 4 }
    expect(simulateCoverage(size)).toEqual(simulateCoverage(size))
  })
})

describe('simulated truths', () => {
  it('have the mean gain that they name', () => {
    for (const { draw, gain } of TRUTHS) {
      const random = makeRandom(2)
      const gains = Array.from({ length: 20_000 }, () => draw(random)).map(
        (r) => r.with - r.without,
      )
      expect(gains.reduce((a, b) => a + b, 0) / gains.length).toBeCloseTo(gain, 1)
    }
  })

  it('are covered where few tasks differ, as plain t is not', () => {
    const rows = simulateAllIntervals(TRUTHS.slice(0, 9), { experiments: 200, seed: 1 })
    expect(Math.min(...rows.map((row) => row.coverage))).toBeGreaterThan(0.85)
    expect(Math.min(...rows.map((row) => row.plainT))).toBeLessThan(0.3)
  })

  it('of the size of the margin are seldom called no sizeable effect', () => {
    const size = { experiments: 200, tasks: 84, trials: 5, seed: 1, truth: AT_MARGIN }
    expect(simulateEquivalence(size)).toBeLessThan(0.08)
  })

  // Without limits for what is too rare to be seen: 12 % of so many tasks.
  it('of rare losses of the size of the margin are seldom called small', () => {
    for (const truth of RARE_LOSSES_AT_MARGIN) {
      const size = { experiments: 400, tasks: 200, trials: 5, seed: 1, truth }
      expect(simulateEquivalence(size)).toBeLessThan(0.06)
    }
  })
})

describe('simulated boards', () => {
  const size = { experiments: 60, tasks: 80, trials: 5, seed: 1 }

  it('without effect seldom hold a strong label', () => {
    const { falseHelps, falseHurts } = simulateNullBoards({ ...size, configurations: 1 })
    expect(Math.max(falseHelps, falseHurts)).toBeLessThan(0.1)
  })

  it('with three harmed tasks show more than one of them and little else', () => {
    const { found, falseShare } = simulateHarmBoards(size)
    expect(found).toBeGreaterThan(1)
    expect(falseShare).toBeLessThan(0.1)
  })

  it('of equal models seldom call one better', () => {
    expect(simulateEqualModels({ ...size, models: 4 })).toBeLessThan(0.15)
  })

  it('of shared luck deceive the exact test, not that of blocks', () => {
    const shared = { ...size, experiments: 20, tasks: 60, configurations: 6, correlation: 0.6 }
    const { alone, withBlocks } = simulateSharedLuck(shared)
    expect(alone).toBeGreaterThan(0.4)
    expect(withBlocks).toBeLessThan(0.15)
  })
})
