import { expect, test } from 'vitest'
import { welchDifference } from './welch'

test('two groups of three agree with the textbook formula', () => {
  // Values 1, 2, 3 and 4, 6, 8: means 2 and 6, standard errors √(1/3) and √(4/3).
  const found = welchDifference(
    { n: 3, mean: 2, se: Math.sqrt(1 / 3) },
    { n: 3, mean: 6, se: Math.sqrt(4 / 3) },
  )
  expect(found.difference).toBe(-4)
  expect(found.se).toBeCloseTo(1.2909944, 6)
  // (1/3 + 4/3)² / ((1/9 + 16/9) / 2) = 50/17
  expect(found.df).toBeCloseTo(50 / 17, 9)
  expect(found.lo! + found.hi!).toBeCloseTo(-8, 9)
  // t(0.975, 50/17) lies between t(0.975, 2) = 4.303 and t(0.975, 3) = 3.182.
  expect((found.hi! - found.lo!) / 2 / found.se!).toBeGreaterThan(3.182)
  expect((found.hi! - found.lo!) / 2 / found.se!).toBeLessThan(3.3)
})

test('equal spreads and sizes give the pooled degrees of freedom', () => {
  expect(welchDifference({ n: 10, mean: 0, se: 1 }, { n: 10, mean: 0, se: 1 }).df).toBe(18)
})

test('one value, no value and no spread are not made up', () => {
  const many = { n: 4, mean: 1, se: 0.5 }
  expect(welchDifference({ n: 1, mean: 3, se: null }, many)).toMatchObject({
    ...{ difference: 2, lo: null, hi: null },
  })
  expect(welchDifference({ n: 0, mean: null, se: null }, many).difference).toBeNull()
  expect(welchDifference({ n: 2, mean: 1, se: 0 }, { n: 2, mean: 0, se: 0 })).toMatchObject({
    ...{ difference: 1, lo: 1, hi: 1 },
  })
})
