import { expect, test } from 'vitest'
import { sayGrowth } from './growth-words'

const growing = { estimate: 0.166, low: 0.08, high: 0.25, nTasks: 84, isUsable: true }

test('after one import nothing grew', () => {
  expect(sayGrowth(growing, 1)).toBe(null)
  expect(sayGrowth(null, 5)).toBe(null)
})

test('an experiment that grew says the interval that holds however often one looks', () => {
  expect(sayGrowth(growing, 3)).toBe(
    '3 imports brought trials. Who looks after each finds a lucky answer more often than the interval above says. Valid however often you look, each task once: +16.6 pp [+8.0, +25.0].',
  )
})

test('with few tasks it is too early, and no interval is drawn from them', () => {
  expect(sayGrowth({ ...growing, nTasks: 8, isUsable: false }, 2)).toMatch(
    /too early to read before 20 tasks; there are 8\.$/,
  )
})
