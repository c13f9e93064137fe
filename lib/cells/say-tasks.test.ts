import { expect, test } from 'vitest'
import { sayTasks, sayTasksRough } from './say-tasks'

test('families stand beside tasks where an interval rests on them', () => {
  expect(sayTasks({ nTasks: 15 })).toBe('15 tasks')
  expect(sayTasks({ nTasks: 15, nFamilies: 3 })).toBe('15 tasks of 3 families')
  expect(sayTasksRough({ nTasks: 15, nFamilies: 3 })).toBe(
    '15 tasks of 3 families (rough: only 3 families)',
  )
  expect(sayTasksRough({ nTasks: 30, nFamilies: 12 })).toBe('30 tasks of 12 families')
})

test('of one family there is nothing that could be rough', () => {
  expect(sayTasksRough({ nTasks: 15, nFamilies: 1 })).toBe('15 tasks of one family')
})
