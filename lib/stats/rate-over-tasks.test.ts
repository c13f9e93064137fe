import { expect, test } from 'vitest'
import { rateOverTasks } from './rate-over-tasks'
import { rateWilson } from './rate-wilson'

test('tasks run once are passes of as many attempts', () => {
  expect(rateOverTasks([1, 0, 0, 1, 0])).toEqual(rateWilson({ x: 2, n: 5 }))
})

test('repeated trials of a task do not make it count more', () => {
  expect(rateOverTasks([0.5, 0.5, 1, 1])).toEqual(rateWilson({ x: 3, n: 4 }))
})

test('where every task failed or passed, the interval has a width and stays within 0 and 1', () => {
  const none = rateOverTasks([0, 0, 0])
  expect(none.p).toBe(0)
  expect(none.hi).toBeGreaterThan(0.3)
  expect(rateOverTasks(Array<number>(7).fill(1 / 3 + 1 / 3 + 1 / 3))).toMatchObject({ p: 1, hi: 1 })
})

test('no task has no rate', () => {
  expect(rateOverTasks([])).toEqual({ p: null, lo: null, hi: null })
})
