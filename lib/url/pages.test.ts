import { expect, test } from 'vitest'
import { firstRowOf, lastPageOf, pageOf } from './pages'

test('nonsense in a link is the first page', () => {
  expect([-1, 0, 1e20, Number.NaN, Infinity].map(pageOf)).toEqual([1, 1, 1, 1, 1])
  expect(pageOf(7)).toBe(7)
  expect(firstRowOf(1e20, 25)).toBe(0)
  expect(firstRowOf(3, 25)).toBe(50)
})

test('a list ends on the page of its last row, an empty one on its first', () => {
  expect(lastPageOf(0, 25)).toBe(1)
  expect(lastPageOf(25, 25)).toBe(1)
  expect(lastPageOf(26, 25)).toBe(2)
})
