import { describe, expect, it } from 'vitest'
import { countPermutations, type RewardStratum } from './count-permutations'
import { drawPermutations } from './harm-fractional'
import { chanceOfNegative } from './harm-expected-negatives'
import { makeRandom } from './random'

/** Every choice of `some` places of a list. */
function* choices(length: number, some: number, from = 0): Iterable<number[]> {
  if (some === 0) yield []
  else
    for (let at = from; at <= length - some; at++)
      for (const rest of choices(length, some - 1, at + 1)) yield [at, ...rest]
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** The slow obvious version: the mean difference of every way to share the rewards out. */
function allDifferences(strata: readonly RewardStratum[]): number[] {
  return strata.reduce(
    (sums, one) => {
      const rewards = [...one.with, ...one.without]
      const own = [...choices(rewards.length, one.with.length)].map((places) => {
        const first = total(places.map((place) => rewards[place]!))
        return (
          (first / one.with.length - (total(rewards) - first) / one.without.length) / strata.length
        )
      })
      return sums.flatMap((sum) => own.map((d) => sum + d))
    },
    [0],
  )
}

function expectAllCounted(strata: readonly RewardStratum[]) {
  const all = allDifferences(strata)
  const mean = (values: readonly number[]) => total(values) / values.length
  const observed = total(strata.map((one) => mean(one.with) - mean(one.without))) / strata.length
  const share = (is: (d: number) => boolean) => all.filter(is).length / all.length
  const farthest = Math.max(...all.map(Math.abs))
  const found = countPermutations(strata)!
  expect(found.pTwo).toBeCloseTo(
    share((d) => Math.abs(d) >= Math.abs(observed) - 1e-9),
    12,
  )
  expect(found.pLess).toBeCloseTo(
    share((d) => d <= observed + 1e-9),
    12,
  )
  expect(found.pMore).toBeCloseTo(
    share((d) => d >= observed - 1e-9),
    12,
  )
  expect(found.chanceNegative).toBeCloseTo(
    share((d) => d < -1e-9),
    12,
  )
  expect(found.attainableP).toBeCloseTo(
    share((d) => Math.abs(d) >= farthest - 1e-9),
    12,
  )
}

describe('permutations within strata, counted', () => {
  it('are those listed one by one, also of unequal sizes', () => {
    const random = makeRandom(23)
    for (const denominator of [1, 3, 6, 20])
      for (const sizes of [
        [[3, 3]],
        [[2, 4]],
        [
          [3, 2],
          [2, 2],
          [1, 3],
        ],
        [
          [2, 2],
          [2, 2],
          [2, 3],
        ],
      ]) {
        const rewards = (n: number) =>
          Array.from({ length: n }, () => random.index(denominator + 1) / denominator)
        expectAllCounted(sizes.map(([n1, n0]) => ({ with: rewards(n1!), without: rewards(n0!) })))
      }
  })

  it('the example of two sixths: chances 1/6, 2/6, 2/6, 1/6', () => {
    const strata = [{ with: [2 / 6, 3 / 6], without: [5 / 6, 5 / 6] }]
    const { pTwo, pLess, pMore, chanceNegative } = countPermutations(strata)!
    expect(pLess).toBeCloseTo(1 / 6, 12)
    expect(pTwo).toBeCloseTo(2 / 6, 12)
    expect(pMore).toBeCloseTo(1, 12)
    expect(chanceNegative).toBeCloseTo(3 / 6, 12)
  })

  it('of rewards 0 and 1 are hypergeometric', () => {
    const strata = [{ with: [1, 1, 0, 0, 0], without: [1, 1, 1, 0] }]
    expect(countPermutations(strata)!.chanceNegative).toBeCloseTo(
      chanceOfNegative({ x1: 2, n1: 5, x0: 3, n0: 4 })!,
      12,
    )
  })

  it('of equal rewards say nothing', () => {
    expect(countPermutations([{ with: [0.5, 0.5], without: [0.5] }])).toEqual({
      ...{ pTwo: 1, pLess: 1, pMore: 1, chanceNegative: 0, attainableP: 1 },
    })
  })

  it('reach chances that no number of draws would', () => {
    const one = { with: [1 / 6, 1 / 6, 0, 0, 0], without: [5 / 6, 5 / 6, 1, 1, 1] }
    const { pTwo, pLess } = countPermutations(Array(7).fill(one))!
    expect(pLess / 252 ** -7).toBeCloseTo(1, 9)
    expect(pTwo / (2 * 252 ** -7)).toBeCloseTo(1, 9)
  })

  it('agree with draws where there are many', () => {
    const random = makeRandom(29)
    const rewards = (n: number) => Array.from({ length: n }, () => random.index(7) / 6)
    const strata = Array.from({ length: 20 }, (_, i) => ({
      with: rewards(5 - (i % 2)),
      without: rewards(5 - (i % 3)),
    }))
    const [counted, drawn] = [countPermutations(strata)!, drawPermutations({ strata })]
    for (const key of ['pTwo', 'pLess', 'pMore', 'chanceNegative'] as const)
      expect(Math.abs(counted[key] - drawn[key]!)).toBeLessThan(0.02)
  })

  it('are too many where rewards share no small denominator, or strata are large', () => {
    expect(countPermutations([{ with: [Math.SQRT1_2], without: [0.1] }])).toBeNull()
    expect(
      countPermutations([{ with: Array(400).fill(0.5), without: Array(400).fill(1) }]),
    ).toBeNull()
    const fine = { with: [0.123, 0.456, 0.789], without: [0.987, 0.654, 0.321] }
    expect(countPermutations(Array(90).fill(fine))).toBeNull()
    expect(countPermutations([fine])).not.toBeNull()
  })
})
