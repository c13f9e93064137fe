import { expect, test } from 'vitest'
import { sayLeftOut } from './left-out-words'

const of = (nDomains: number, nTasksWithoutDomain: number) => ({
  ...{ nTasks: 14, nDomains, nTasksWithoutDomain },
})

test('a mean over domains says how many tasks it leaves out, and why there is none', () => {
  expect(sayLeftOut(of(5, 1), 'domains')).toContain('1 of 14 tasks names no domain and is left out')
  expect(sayLeftOut(of(5, 3), 'domains')).toContain('3 of 14 tasks name no domain and are left out')
  expect(sayLeftOut(of(0, 14), 'domains')).toContain('there is no mean over domains')
})

test('where no task is left out nothing is said', () => {
  expect(sayLeftOut(of(5, 0), 'domains')).toBeNull()
  expect(sayLeftOut(of(5, 3), 'tasks')).toBeNull()
  expect(sayLeftOut(of(0, 14), 'trials')).toBeNull()
})
