import { describe, expect, it } from 'vitest'
import { makeRandom } from './random'
import { baseRate, simulateCoverage, simulateFalseHarms, TRUE_GAIN } from './simulation'

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
