import { expect, test } from 'vitest'
import { costBreakEven } from './cost-break-even'

const task = (costA: number, solvedA: number, costB: number, solvedB: number) => {
  return { costA, solvedA, costB, solvedB }
}

test('$6 of writing that saves $0.30 a solved task is paid back by 20 of them', () => {
  // With: $0.40 for 2 solved, 0.20 each. Without: $0.50 for 1 solved, 0.50.
  const tasks = Array.from({ length: 5 }, () => task(0.4, 2, 0.5, 1))
  const found = costBreakEven({ tasks, writing: 6, draws: 200 })
  expect(found.uses).toBeCloseTo(20)
  expect([found.lo, found.hi]).toEqual([expect.closeTo(20), expect.closeTo(20)])
  expect(found.nNever).toBe(0)
})

test('what saves nothing, or solves nothing, is never paid back', () => {
  expect(costBreakEven({ tasks: [task(1, 1, 1, 1)], writing: 1, draws: 20 })).toMatchObject({
    ...{ uses: Infinity, nNever: 20 },
  })
  expect(costBreakEven({ tasks: [task(1, 0, 1, 1)], writing: 1, draws: 20 }).uses).toBe(Infinity)
})

test('where nothing is solved without, and without tasks, there is no number', () => {
  const none = { uses: null, lo: null, hi: null, nNever: 0 }
  expect(costBreakEven({ tasks: [task(1, 1, 1, 0)], writing: 1, draws: 20 })).toEqual(none)
  expect(costBreakEven({ tasks: [], writing: 1, draws: 20 })).toEqual(none)
})

test('tasks that differ make the interval wide, and its end may be never', () => {
  const tasks = [task(1, 2, 4, 2), task(1, 2, 1, 2), task(3, 2, 1, 2)]
  const { uses, lo, hi } = costBreakEven({ tasks, writing: 1, draws: 2000 })
  // With 5/6 a solved task, without 1: 1/6 saved.
  expect(uses).toBeCloseTo(6)
  expect(lo!).toBeLessThan(1)
  expect(hi).toBe(Infinity)
})
