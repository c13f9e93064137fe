import { expect, test } from 'vitest'
import { harmSignFlip, harmStratifiedPermutation } from './harm-fractional'
import { stratifiedChanceOfNegative } from './harm-stratified-chance'
import { chanceOfNegative } from './harm-expected-negatives'

test('three differences of one sign are as rare as two in eight sign vectors', () => {
  const flipped = harmSignFlip({ deltas: [-0.2, -0.3, -0.1] })
  expect(flipped.pTwo).toBeCloseTo(2 / 8, 12)
  expect(flipped.pLess).toBeCloseTo(1 / 8, 12)
  // -0.3 against 0.2 + 0.1 ties at zero, which is not negative.
  expect(flipped.chanceNegative).toBeCloseTo(3 / 8, 12)
})

test('differences of zero change nothing, and only zeros are no evidence', () => {
  expect(harmSignFlip({ deltas: [0.4, 0, 0] }).pTwo).toBe(1)
  expect(harmSignFlip({ deltas: [0, 0] })).toEqual({ pTwo: 1, pLess: 1, chanceNegative: 0 })
  expect(harmSignFlip({ deltas: [] }).pTwo).toBeNull()
})

test('permuting agrees with counting all splits of a small task', () => {
  // All C(6,3) splits of five distinct rewards and a tie: 2 of 20 are as extreme as the observed.
  const found = harmStratifiedPermutation({
    strata: [{ with: [0.1, 0.2, 0.3], without: [0.7, 0.8, 0.9] }],
  })
  expect(found.pTwo).toBeCloseTo(2 / 20, 1)
  expect(found.pLess).toBeCloseTo(1 / 20, 1)
  expect(found).toEqual(
    harmStratifiedPermutation({
      strata: [{ with: [0.1, 0.2, 0.3], without: [0.7, 0.8, 0.9] }],
    }),
  )
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
