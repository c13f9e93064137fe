// Published or hand-checked examples, and the numbers that docs/statistics.md states.
import { describe, expect, it } from 'vitest'
import { fdrBh } from './fdr-bh'
import { gainNormalized } from './gain-normalized'
import { gainPaired } from './gain-paired'
import { harmExpectedNegatives } from './harm-expected-negatives'
import { harmFisher } from '@/lib/stats/reference/harm-fisher'
import { makeRandom } from './random'
import { passAtK } from './pass-at-k'
import { rateWilson } from './rate-wilson'
import { signTest } from './sign-exact'
import { trapsKitagawa } from './traps-kitagawa'

describe('published examples', () => {
  it("Fisher's tea: three of four cups right", () => {
    const tea = harmFisher({ x1: 3, n1: 4, x0: 1, n0: 4 })
    expect(tea.pTwo).toBeCloseTo(34 / 70, 12)
    expect(1 - tea.pLess! + 16 / 70).toBeCloseTo(17 / 70, 12)
  })

  it('Benjamini & Hochberg 1995: four of fifteen comparisons stand at 5 %', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ]
    expect(fdrBh({ p }).q.filter((q) => q! <= 0.05)).toHaveLength(4)
  })

  it("Student's sleep: ten patients gain 1.58 hours, t = 4.06 on 9 degrees of freedom", () => {
    const laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    const dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    const gain = gainPaired({
      pairs: laevo.map((hours, i) => ({ task: `${i}`, with: [hours], without: [dextro[i]!] })),
    })
    expect(gain.delta).toBeCloseTo(1.58, 10)
    expect(gain.t).toBeCloseTo(4.0621, 4)
    expect(gain.p).toBeCloseTo(0.002833, 6)
    expect([gain.lo, gain.hi]).toEqual([expect.closeTo(0.7001142), expect.closeTo(2.4598858)])
  })

  it('kidney stones: each group better, the total worse', () => {
    const stones = trapsKitagawa({
      groups: [
        { name: 'small', n1: 87, r1: 81 / 87, n0: 270, r0: 234 / 270 },
        { name: 'large', n1: 263, r1: 192 / 263, n0: 80, r0: 55 / 80 },
      ],
    })
    expect(stones.simpsonReversal).toBe(true)
    expect(stones.total).toBeCloseTo(273 / 350 - 289 / 350, 12)
    expect(stones.rateEffect).toBeGreaterThan(0)
  })

  it('a gain from 33.9 to 50.5 % is a quarter of the failures', () => {
    const { gOfMeans } = gainNormalized({ pairs: [{ without: 0.339, with: 0.505 }] })
    expect(gOfMeans).toBeCloseTo(0.251, 3)
  })
})

describe('what few trials can say', () => {
  it.each([
    [0, 5, 0, 0.434],
    [1, 1, 0.207, 1],
    [0, 3, 0, 0.561],
  ])('%i of %i passes: from %f to %f', (x, n, lo, hi) => {
    const rate = rateWilson({ x, n })
    expect(rate.lo).toBeCloseTo(lo, 3)
    expect(rate.hi).toBeCloseTo(hi, 3)
  })

  it.each([
    [3, 0.1, 1],
    [4, 0.0286, 3],
    [5, 0.0079, 12],
    [6, 0.0022, 46],
    [7, 0.0006, 171],
  ])('%i trials an arm reach p = %f, and convict alone among %i tasks', (k, best, family) => {
    const test = harmFisher({ x1: 0, n1: k, x0: k, n0: k })
    expect(test.minPTwo).toBeCloseTo(best, 4)
    const survives = (tasks: number) => test.midPTwo! * tasks <= 0.05 + 1e-9
    expect([survives(family), survives(family + 1)]).toEqual([true, false])
  })

  it('84 tasks of five trials without effect: about twenty get worse by luck', () => {
    const random = makeRandom(3)
    const passes = (rate: number) =>
      Array.from({ length: 5 }).filter(() => random.u32() / 2 ** 32 < rate).length
    const tasks = Array.from({ length: 84 }, () => {
      const rate = Math.sin((Math.PI / 2) * (random.u32() / 2 ** 32)) ** 2
      return { x1: passes(rate), n1: 5, x0: passes(rate), n0: 5 }
    })
    const { expectedNegative, sd } = harmExpectedNegatives({ tasks })
    expect(expectedNegative).toBeGreaterThan(15)
    expect(expectedNegative).toBeLessThan(27)
    expect(sd).toBeLessThan(6)
  })

  it('worse in six of seven models is p = 0.125, one-sided 0.0625', () => {
    const { pTwo, pNeg } = signTest({ deltas: [-1, -1, -1, -1, -1, -1, 1] })
    expect([pTwo, pNeg]).toEqual([0.125, 0.0625])
  })

  it('pass@k of more tries than trials is unknown, not clamped', () => {
    expect(passAtK({ n: 5, c: 2, k: 6 }).value).toBeNull()
  })
})
