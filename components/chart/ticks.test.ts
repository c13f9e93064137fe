import { expect, test } from 'vitest'
import { linearTicks, logTicks, scaleOf } from './ticks'

test('ticks are round and hold the data between them', () => {
  expect(linearTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(linearTicks(-0.12, 0.31)).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4])
})

test('one value still makes an axis', () => {
  expect(linearTicks(3, 3).length).toBeGreaterThan(1)
  expect(logTicks(5, 5)).toEqual([5, 10])
})

test('a logarithmic axis holds its data', () => {
  expect(logTicks(0.15, 22.7)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50])
  const x = scaleOf([1, 10, 100], [0, 200], true)
  expect([x(1), x(10), x(100)].map(Math.round)).toEqual([0, 100, 200])
})

test('an axis of one tick puts everything in the middle, not nowhere', () => {
  expect(scaleOf([1], [0, 200])(1)).toBe(100)
})
