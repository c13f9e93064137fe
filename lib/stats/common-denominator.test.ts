import { expect, test } from 'vitest'
import { commonDenominator } from './common-denominator'

test('the least number that makes all fractions whole', () => {
  expect(commonDenominator([0, 1], 1000)).toBe(1)
  expect(commonDenominator([1 / 2, 2 / 3, 1], 1000)).toBe(6)
  expect(commonDenominator([0.35, 0.8], 1000)).toBe(20)
  expect(commonDenominator([1 / 7, 3 / 11, 2 / 13], 10_000)).toBe(1001)
})

test('none for what is printed short, irrational, or beyond the limit', () => {
  expect(commonDenominator([0.3333333], 1000)).toBeNull()
  expect(commonDenominator([Math.SQRT1_2], 1000)).toBeNull()
  expect(commonDenominator([1 / 7, 3 / 11, 2 / 13], 1000)).toBeNull()
})
