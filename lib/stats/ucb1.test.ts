import { expect, test } from 'vitest'
import { ucb1 } from './ucb1'

test('mean 0.6 of 4 visits under a parent of 7, with C = 1.4', () => {
  const found = ucb1({ mean: 0.6, visits: 4, parentVisits: 7, c: 1.4 })!
  // √(ln 7 / 4) = √(1.945910 / 4) = 0.697479
  expect(found.explore).toBeCloseTo(1.4 * 0.697479, 5)
  expect(found.value).toBeCloseTo(1.57647, 5)
})

test('a parent of one visit leaves the mean alone', () => {
  expect(ucb1({ mean: 0.3, visits: 1, parentVisits: 1, c: 1.4 })).toEqual({
    explore: 0,
    value: 0.3,
  })
})

test('a root, and a node that was never visited, have none', () => {
  expect(ucb1({ mean: 0.3, visits: 5, parentVisits: null, c: 1.4 })).toBeNull()
  expect(ucb1({ mean: null, visits: 0, parentVisits: 9, c: 1.4 })).toBeNull()
})
