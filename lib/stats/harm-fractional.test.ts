import { expect, test } from 'vitest'
import { drawPermutations, harmSignFlip, harmStratifiedPermutation } from './harm-fractional'
import { stratifiedChanceOfNegative } from './harm-stratified-chance'
import { chanceOfNegative } from './harm-expected-negatives'
import { makeRandom } from './random'

test('three differences of one sign are as rare as two in eight sign vectors', () => {
  const flipped = harmSignFlip({ deltas: [-0.2, -0.3, -0.1] })
  expect(flipped.pTwo).toBeCloseTo(2 / 8, 12)
  expect(flipped.pLess).toBeCloseTo(1 / 8, 12)
  // -0.3 against 0.2 + 0.1 ties at zero, which is not negative.
  expect(flipped.chanceNegative).toBeCloseTo(3 / 8, 12)
})

test('differences of zero change nothing, and only zeros are no evidence', () => {
  expect(harmSignFlip({ deltas: [0.4, 0, 0] }).pTwo).toBe(1)
  expect(harmSignFlip({ deltas: [0, 0] })).toMatchObject({ pTwo: 1, pLess: 1, chanceNegative: 0 })
  expect(harmSignFlip({ deltas: [] }).pTwo).toBeNull()
})

test('all splits of a small task are counted, and draws agree', () => {
  // 2 of all C(6,3) splits of six rewards are as extreme as the observed.
  const strata = [{ with: [0.1, 0.2, 0.3], without: [0.7, 0.8, 0.9] }]
  const counted = harmStratifiedPermutation({ strata })
  expect(counted.draws).toBeNull()
  expect(counted.pTwo).toBeCloseTo(2 / 20, 12)
  expect(counted.pLess).toBeCloseTo(1 / 20, 12)
  const drawn = drawPermutations({ strata })
  expect(drawn.draws).toBe(9999)
  expect(drawn.pTwo).toBeCloseTo(2 / 20, 1)
  expect(drawn).toEqual(drawPermutations({ strata }))
})

test('rewards of no small denominator are drawn', () => {
  const strata = [{ with: [Math.SQRT1_2, 0.2], without: [0.3, 0.4] }]
  expect(harmStratifiedPermutation({ strata })).toEqual(drawPermutations({ strata }))
})

test('permuting by sets of places gives the digits of shuffling every stratum', () => {
  const source = makeRandom(17)
  const rewards = (length: number) => Array.from({ length }, () => source.index(7) / 6)
  const strata = [
    { with: rewards(5), without: rewards(5) },
    { with: [0.5, 0.5], without: [0.5] },
    { with: rewards(4), without: rewards(5) },
    { with: rewards(12), without: rewards(9) },
  ]
  const statistic = (all: readonly number[][]) =>
    all.reduce((d, one, s) => {
      const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
      const { with: after, without: before } = strata[s]!
      const first = total(one.slice(0, after.length)) / after.length
      return d + first - total(one.slice(after.length)) / before.length
    }, 0) / strata.length
  const observed = statistic(strata.map((one) => [...one.with, ...one.without]))
  const random = makeRandom(3)
  const draws = Array.from({ length: 2000 }, () =>
    statistic(strata.map((one) => random.shuffle([...one.with, ...one.without]))),
  )
  const share = (counts: (d: number) => boolean) => (draws.filter(counts).length + 1) / 2001
  const found = drawPermutations({ strata, draws: 2000, seed: 3 })
  expect(found.pTwo).toBe(share((d) => Math.abs(d) >= Math.abs(observed) - 1e-9))
  expect(found.pLess).toBe(share((d) => d <= observed + 1e-9))
  expect(found.pMore).toBe(share((d) => d >= observed - 1e-9))
  expect(found.chanceNegative).toBe(draws.filter((d) => d < -1e-9).length / 2000)
})

test('a stratum without an arm is skipped', () => {
  expect(harmStratifiedPermutation({ strata: [{ with: [], without: [1] }] }).pTwo).toBeNull()
})

test('the chance of a negative over one stratum is that of its table', () => {
  const table = { x1: 2, n1: 5, x0: 3, n0: 4 }
  expect(stratifiedChanceOfNegative([table])).toBeCloseTo(chanceOfNegative(table), 12)
})

test('the chance over two unequal strata equals counting every pair of tables', () => {
  // Stratum a: 1 pass among 1 + 1 trials: d = ±1, each ½. Stratum b: 1 pass among 2 + 1 trials:
  // with gets it in 2 of 3 (d = ½), else d = -1. Mean < 0: (-1,½), (-1,-1); (1,-1) ties at 0.
  const chance = stratifiedChanceOfNegative([
    { x1: 1, n1: 1, x0: 0, n0: 1 },
    { x1: 1, n1: 2, x0: 0, n0: 1 },
  ])
  expect(chance).toBeCloseTo(1 / 2, 12)
  expect(stratifiedChanceOfNegative([])).toBeNull()
})

test('all sign vectors, counted by halves, are those counted one by one', () => {
  const random = makeRandom(5)
  for (let n = 1; n <= 9; n++) {
    // Tenths, so that many sums tie.
    const deltas = Array.from({ length: n }, () => (random.index(11) - 5) / 10)
    const observed = deltas.reduce((a, b) => a + b, 0)
    let [two, less, negative] = [0, 0, 0]
    for (let mask = 0; mask < 2 ** n; mask++) {
      const total = deltas.reduce((sum, delta, i) => sum + ((mask >> i) & 1 ? -delta : delta), 0)
      if (Math.abs(total) >= Math.abs(observed) - 1e-9) two++
      if (total <= observed + 1e-9) less++
      if (total < -1e-9) negative++
    }
    const flipped = harmSignFlip({ deltas })
    expect(flipped.pTwo).toBeCloseTo(two / 2 ** n, 12)
    expect(flipped.pLess).toBeCloseTo(less / 2 ** n, 12)
    expect(flipped.chanceNegative).toBeCloseTo(negative / 2 ** n, 12)
  }
})

test('beyond twenty configurations signs are drawn', () => {
  const { pTwo, chanceNegative } = harmSignFlip({ deltas: Array(21).fill(0.1) })
  expect(pTwo).toBe(1 / 10_000)
  expect(chanceNegative).toBeCloseTo(0.5, 1)
})

test('sizes without a small common denominator still give a chance', () => {
  const sizes = [7, 11, 13, 17, 19, 23]
  const strata = sizes.map((n) => ({ x1: 3, n1: n, x0: 4, n0: n + 1 }))
  const chance = stratifiedChanceOfNegative(strata)!
  const random = makeRandom(3)
  const draws = 20_000
  let negative = 0
  for (let draw = 0; draw < draws; draw++) {
    let d = 0
    for (const { n1, n0 } of strata) {
      const trials = random.shuffle(Array.from({ length: n1 + n0 }, (_, i) => (i < 7 ? 1 : 0)))
      const passes = trials.slice(0, n1).filter((trial) => trial === 1).length
      d += passes / n1 - (7 - passes) / n0
    }
    if (d < -1e-9) negative++
  }
  expect(chance).toBeCloseTo(negative / draws, 1)
})

test('strata of one size and of two agree where both apply', () => {
  const same = [
    { x1: 1, n1: 5, x0: 3, n0: 5 },
    { x1: 4, n1: 5, x0: 4, n0: 5 },
  ]
  // A stratum in which all fail adds 0, whatever its size.
  const empty = { x1: 0, n1: 3, x0: 0, n0: 4 }
  expect(stratifiedChanceOfNegative([...same, empty])).toBeCloseTo(
    stratifiedChanceOfNegative(same)!,
    12,
  )
})
