import { expect, test } from 'vitest'
import { linearTicks, logTicks, scaleOf } from './ticks'

test('ticks are round and hold the data between them', () => {
  expect(linearTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(linearTicks(-0.12, 0.31)).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4])
})

test('one value still makes an axis', () => {
  expect(linearTicks(3, 3).length).toBeGreaterThan(1)
  expect(logTicks(5, 5).length).toBeGreaterThan(1)
})

test('a logarithmic axis holds its data', () => {
  expect(logTicks(0.15, 22.7)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50])
  const x = scaleOf([1, 10, 100], [0, 200], true)
  expect([x(1), x(10), x(100)].map(Math.round)).toEqual([0, 100, 200])
})

test('a logarithmic axis has enough ticks to be read, however close or far its data lie', () => {
  for (const [low, high] of [
    [0.15, 22.7],
    [620_000, 880_000],
    [1_000_000, 1_040_000],
    [3, 4_000_000],
    [0.0024, 0.035],
    [1, 6],
  ] as const)
    for (const most of [6, 10]) {
      const ticks = logTicks(low, high, most)
      expect(ticks.length, `${low} to ${high}`).toBeGreaterThan(3)
      expect(ticks.length, `${low} to ${high}`).toBeLessThanOrEqual(most)
      expect(ticks[0]).toBeGreaterThan(0)
      expect(ticks[0]).toBeLessThanOrEqual(low)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high)
      expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
    }
})

test('an axis of one tick puts everything in the middle, not nowhere', () => {
  expect(scaleOf([1], [0, 200])(1)).toBe(100)
})
