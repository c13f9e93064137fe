import { expect, test } from 'vitest'
import { noninferiorityWords } from './arm-comparison'
import { methodWords, whyNoInterval } from './no-interval'

const tasks = { uncertainty: 'new_tasks', weighting: 'tasks' } as const
const rerun = { ...tasks, uncertainty: 'rerun' } as const
const domains = { ...tasks, weighting: 'domains' } as const

test('why there is no interval is what was asked for and is missing', () => {
  expect(whyNoInterval(0, rerun)).toBe('no common task')
  expect(whyNoInterval(0, domains)).toBe('no common task names a domain')
  expect(whyNoInterval(1, tasks)).toBe('one task only')
  expect(whyNoInterval(1, domains)).toBe('one task only')
  expect(whyNoInterval(3, rerun)).toBe('in some arm no task was run twice')
  expect(whyNoInterval(3, domains)).toBe('no domain has two tasks')
})

test('a verdict without an interval gives the same reason', () => {
  const none = (nTasks: number) => ({ verdict: 'insufficient', nTasks }) as const
  expect(noninferiorityWords(none(2), 0.05, rerun)).toBe(
    'can’t tell: in some arm no task was run twice',
  )
  expect(noninferiorityWords(none(3), 0.05, domains)).toBe('can’t tell: no domain has two tasks')
  expect(noninferiorityWords(none(1), 0.05, null)).toBe('can’t tell: one task only')
  expect(noninferiorityWords(none(2), 0.05, null)).toBe('can’t tell: too few data')
  expect(noninferiorityWords({ verdict: 'inferior', nTasks: 9 }, 0.05, tasks)).toBe(
    'worse by more than 5 pp',
  )
})

test('where there is no method the words give the reason', () => {
  expect(methodWords({ method: 'none', nTasks: 3 }, domains)).toBe(
    'no interval: no domain has two tasks',
  )
  expect(methodWords({ method: 'paired_t', nTasks: 3 }, tasks)).toMatch(/^t interval over tasks/)
})
