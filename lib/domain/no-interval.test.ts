import { expect, test } from 'vitest'
import { methodWords, whyNoInterval } from './no-interval'

const tasks = { uncertainty: 'new_tasks', weighting: 'tasks' } as const
const rerun = { ...tasks, uncertainty: 'rerun' } as const
const domains = { ...tasks, weighting: 'domains' } as const

test('why there is no interval is what was asked for and is missing', () => {
  expect(whyNoInterval({ nTasks: 0 }, rerun)).toBe('no common task')
  expect(whyNoInterval({ nTasks: 0 }, domains)).toBe('no common task names a domain')
  expect(whyNoInterval({ nTasks: 1 }, tasks)).toBe('one task only')
  expect(whyNoInterval({ nTasks: 1 }, domains)).toBe('one task only')
  expect(whyNoInterval({ nTasks: 3 }, rerun)).toBe('in some arm no task was run twice')
  expect(whyNoInterval({ nTasks: 3 }, domains)).toBe('no domain has two tasks')
  expect(whyNoInterval({ nTasks: 3, nFamilies: 1 }, tasks)).toBe('all tasks are of one family')
  expect(whyNoInterval({ nTasks: 1, nFamilies: 1 }, tasks)).toBe('one task only')
})

test('where there is no method the words give the reason', () => {
  expect(methodWords({ method: 'none', nTasks: 3 }, domains)).toBe(
    'no interval: no domain has two tasks',
  )
  expect(methodWords({ method: 'paired_t', nTasks: 3 }, tasks)).toMatch(/^t interval over tasks/)
})
